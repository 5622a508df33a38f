package org.learninggradients.data.read;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Rows that can be read: which columns there are, in which ordered ranges they can be read, and the rows of the ranges. A format
 * implements this interface and describes itself as a {@link SourceFormat}.
 */
public interface Source extends AutoCloseable {
    /** The names of the columns, as the first file has them. */
    List<String> columns();

    /** The ranges, in row order. */
    Ranges ranges();

    /**
     * The rows of all ranges as chunks in any order; the part of a chunk is the number of its range. Rows are read when a job asks for
     * them, and faults of single rows are among the chunk's bad cells.
     *
     * @throws DataException when a column cannot have its role
     */
    JavaRDD<Chunk> read(InputColumns columns);

    /** Frees what readers have on the cluster. */
    @Override
    void close();
}
