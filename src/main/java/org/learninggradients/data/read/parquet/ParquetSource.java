package org.learninggradients.data.read.parquet;

import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.InputFiles;
import org.learninggradients.data.read.ReadFailure;
import org.learninggradients.data.read.Source;
import org.learninggradients.spark.ParquetPath;

/** Parquet files as chunks of rows, which know their file and their position in it. */
public final class ParquetSource {
    private ParquetSource() {}

    public static Source open(SparkSession session, InputFiles files, InputColumns.Choice choice, Cuts cuts) {
        String[] paths = files.files().stream()
                .map(file -> ParquetPath.of(file.getPath()))
                .toArray(String[]::new);
        Dataset<Row> table = table(session, paths, files.path());
        StructType schema = table.schema();
        InputColumns columns =
                choice.of(List.of(schema.fieldNames()), files.names().get(0));
        Column[] selected = new Column[columns.count() + 2];
        for (int column = 0; column < columns.count(); column++) {
            selected[column] = selected(columns, column, schema, files.names().get(0));
        }
        Column metadata = table.metadataColumn("_metadata");
        selected[columns.count()] = metadata.getField("file_path");
        selected[columns.count() + 1] = metadata.getField("row_index");
        Reader reader = new Reader(columns, locations(files.files()), cuts);
        return new Source(
                columns, table.select(selected).toJavaRDD().mapPartitions(reader), files.names(), "row", List.of());
    }

    private static Dataset<Row> table(SparkSession session, String[] paths, String path) {
        try {
            return session.read().parquet(paths);
        } catch (Exception e) {
            ReadFailure.check(e, path);
            throw e;
        }
    }

    /** As {@code _metadata.file_path} has them. */
    private static String[] locations(List<FileStatus> files) {
        return files.stream()
                .map(file -> new Path(file.getPath().toString()).toUri().toString())
                .toArray(String[]::new);
    }

    private static Column selected(InputColumns columns, int column, StructType schema, String file) {
        String name = columns.name(column);
        DataType type = schema.apply(name).dataType();
        Column cells = functions.col("`" + name.replace("`", "``") + "`");
        boolean number = type instanceof NumericType;
        if (column < columns.features() ? number || type instanceof BooleanType : number && column == columns.label()) {
            return cells.cast("double");
        }
        if (column < columns.features() || !(number || type instanceof BooleanType || type instanceof StringType)) {
            throw new DataException(file + ": column '" + name + "' holds " + type.simpleString()
                    + (column < columns.features()
                            ? ", a feature holds numbers or booleans; convert it, or leave it out"
                            : ", a label or row id holds numbers, booleans or strings; convert it"));
        }
        return cells.cast("string");
    }

    /** Turns rows into chunks, a new one wherever rows do not follow each other. */
    private static final class Reader implements FlatMapFunction<Iterator<Row>, Chunk> {
        private final InputColumns columns;
        private final String[] locations;
        private final Cuts cuts;

        Reader(InputColumns columns, String[] locations, Cuts cuts) {
            this.columns = columns;
            this.locations = locations;
            this.cuts = cuts;
        }

        @Override
        public Iterator<Chunk> call(Iterator<Row> rows) {
            return new ParquetRows(rows, columns, locations, cuts);
        }
    }
}
