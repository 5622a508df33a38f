package org.learninggradients.data.read;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.data.read.csv.CsvSource;
import org.learninggradients.data.read.parquet.ParquetSource;

/**
 * Where rows come from.
 *
 * @param columns that are used
 * @param chunks of rows, in no order
 * @param files by part of the input, as the user would write them
 * @param place what is counted within a file: line or row
 * @param shipped what readers have on the cluster
 */
public record Source(
        InputColumns columns, JavaRDD<Chunk> chunks, List<String> files, String place, List<Broadcast<?>> shipped) {
    public Source {
        files = List.copyOf(files);
        shipped = List.copyOf(shipped);
    }

    /** Finds the files' columns; rows are read when the chunks are. */
    public static Source open(
            JavaSparkContext context, SparkSession session, InputFiles files, InputColumns.Choice choice, Cuts cuts) {
        return switch (files.format()) {
            case CSV -> CsvSource.open(context, files, choice, cuts);
            case PARQUET -> ParquetSource.open(session, files, choice, cuts);
        };
    }

    /** Frees what readers have on the cluster. */
    public void close() {
        shipped.forEach(Broadcast::destroy);
    }
}
