package org.learninggradients.data;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/**
 * Where rows come from.
 *
 * @param columns that are used
 * @param chunks of rows, in no order
 * @param files by part of the input, as the user would write them
 * @param place what is counted within a file: line or row
 * @param shipped what readers have on the cluster
 */
record Source(Columns columns, JavaRDD<Chunk> chunks, List<String> files, String place, List<Broadcast<?>> shipped) {
    Source {
        files = List.copyOf(files);
        shipped = List.copyOf(shipped);
    }

    /** Frees what readers have on the cluster. */
    void close() {
        shipped.forEach(Broadcast::destroy);
    }
}
