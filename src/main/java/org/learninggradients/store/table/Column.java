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
 */
public record Column(String name, Kind kind) {
    /** Types of values, as SQL calls them. */
    public enum Kind {
        INT,
        BIGINT,
        DOUBLE,
        BOOLEAN,
        STRING,
        BINARY
    }

    static Column integer(String name) {
        return new Column(name, Kind.INT);
    }

    static Column long64(String name) {
        return new Column(name, Kind.BIGINT);
    }

    static Column number(String name) {
        return new Column(name, Kind.DOUBLE);
    }

    static Column bool(String name) {
        return new Column(name, Kind.BOOLEAN);
    }

    static Column text(String name) {
        return new Column(name, Kind.STRING);
    }

    static Column bytes(String name) {
        return new Column(name, Kind.BINARY);
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
