package org.learninggradients.store.table;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A column of a table.
 *
 * @param name in Parquet and SQL
 * @param kind of its values
 * @param description what a value says, and its unit, in one line
 * @param <V> the Java type of its values
 */
@SuppressWarnings("UnusedTypeParameter") // it lets the compiler check the values that rows are given
public record Column<V>(String name, Kind kind, String description) {
    /** Types of values, as SQL calls them. */
    public enum Kind {
        INT,
        BIGINT,
        DOUBLE,
        BOOLEAN,
        STRING,
        BINARY
    }

    static Column<Integer> integer(String name, String description) {
        return new Column<>(name, Kind.INT, description);
    }

    static Column<Long> long64(String name, String description) {
        return new Column<>(name, Kind.BIGINT, description);
    }

    static Column<Double> number(String name, String description) {
        return new Column<>(name, Kind.DOUBLE, description);
    }

    static Column<Boolean> bool(String name, String description) {
        return new Column<>(name, Kind.BOOLEAN, description);
    }

    static Column<String> text(String name, String description) {
        return new Column<>(name, Kind.STRING, description);
    }

    static Column<byte[]> bytes(String name, String description) {
        return new Column<>(name, Kind.BINARY, description);
    }

    Type parquetType() {
        return switch (kind) {
            case INT -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case BIGINT -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case STRING ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case BINARY -> Types.optional(PrimitiveTypeName.BINARY).named(name);
        };
    }
}
