package org.learninggradients.data.read.parquet;

import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
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
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ColumnRole;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.InputFiles;
import org.learninggradients.data.read.Ranges;
import org.learninggradients.data.read.ReadFailure;
import org.learninggradients.data.read.Source;
import org.learninggradients.data.read.SourceFormat;
import org.learninggradients.spark.ParquetPath;

/** Parquet files, read by Spark: a range is a file, whose rows know their position in it. */
public final class ParquetSource implements Source {
    /** Files of typed columns. */
    public static final SourceFormat FORMAT = new SourceFormat("parquet", List.of(".parquet"), ParquetSource::open);

    private final Dataset<Row> rows;
    private final InputFiles files;
    private final Cuts cuts;

    private ParquetSource(Dataset<Row> rows, InputFiles files, Cuts cuts) {
        this.rows = rows;
        this.files = files;
        this.cuts = cuts;
    }

    private static Source open(SparkSession session, InputFiles files, Cuts cuts) {
        String[] paths = files.files().stream()
                .map(file -> ParquetPath.of(file.getPath()))
                .toArray(String[]::new);
        try {
            return new ParquetSource(session.read().parquet(paths), files, cuts);
        } catch (Exception e) {
            ReadFailure.check(e, files.path());
            throw e;
        }
    }

    @Override
    public List<String> columns() {
        return List.of(rows.schema().fieldNames());
    }

    @Override
    public Ranges ranges() {
        return new Ranges(files.names(), "row");
    }

    @Override
    public JavaRDD<Chunk> read(InputColumns chosen) {
        Column[] selected = new Column[chosen.count() + 2];
        for (int column = 0; column < chosen.count(); column++) {
            selected[column] = selected(chosen.name(column), chosen.role(column));
        }
        Column metadata = rows.metadataColumn("_metadata");
        selected[chosen.count()] = metadata.getField("file_path");
        selected[chosen.count() + 1] = metadata.getField("row_index");
        return rows.select(selected).toJavaRDD().mapPartitions(new Reader(chosen, locations(files.files()), cuts));
    }

    /** The locations of files as {@code _metadata.file_path} has them. */
    private static String[] locations(List<FileStatus> files) {
        return files.stream()
                .map(file -> new Path(file.getPath().toString()).toUri().toString())
                .toArray(String[]::new);
    }

    /** The cells of a column: features, units and numeric labels as doubles, all others as strings. */
    private Column selected(String name, ColumnRole role) {
        DataType type = rows.schema().apply(name).dataType();
        Column cells = functions.col("`" + name.replace("`", "``") + "`");
        boolean isNumber = type instanceof NumericType;
        boolean isBoolean = type instanceof BooleanType;
        boolean asNumber = switch (role) {
            case FEATURE, UNIT -> isNumber || isBoolean;
            case LABEL -> isNumber;
            case ROW_ID -> false;
        };
        boolean mayBeText = role == ColumnRole.LABEL || role == ColumnRole.ROW_ID;
        if (!asNumber && !(mayBeText && (isNumber || isBoolean || type instanceof StringType))) {
            throw new DataException(files.names().get(0) + ": column '" + name + "' holds " + type.simpleString()
                    + (mayBeText
                            ? ", labels and row ids are numbers, booleans or strings; convert it"
                            : ", features and output units are numbers or booleans; convert it, or leave it out"));
        }
        return cells.cast(asNumber ? "double" : "string");
    }

    /** Does nothing: readers of Parquet have nothing on the cluster. */
    @Override
    public void close() {}

    /** Turns rows into chunks. */
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
