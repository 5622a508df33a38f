package org.learninggradients.data.read;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.learninggradients.data.read.cell.LabelCounts;

/**
 * Rows that were read and are kept on the cluster.
 *
 * @param chunks of rows, persisted
 * @param summaries of the chunks, in row order
 */
public record RowSet(JavaRDD<Chunk> chunks, List<ChunkSummary> summaries) {
    public RowSet {
        summaries = List.copyOf(summaries);
    }

    /** Reads all chunks, once, and keeps them at this level. DataException where a file cannot be read. */
    public static RowSet of(JavaRDD<Chunk> chunks, String path, StorageLevel level) {
        chunks.persist(level);
        try {
            List<ChunkSummary> summaries = chunks.map(ChunkSummary::of).collect().stream()
                    .sorted(Comparator.comparingLong((ChunkSummary chunk) -> chunk.part)
                            .thenComparingLong(chunk -> chunk.position))
                    .toList();
            return new RowSet(chunks, summaries);
        } catch (Exception e) {
            chunks.unpersist();
            ReadFailure.check(e, path);
            throw e;
        }
    }

    /** DataException where there are bad cells, or no rows; the parts of the chunks are these ranges. */
    public void check(Ranges ranges, String path) {
        new BadCellReport(ranges, summaries).check();
        if (rows() == 0) {
            throw new DataException(path + " has no rows; name files that have some");
        }
    }

    /** Messages about the rows for the user, a line each. */
    public List<String> notices() {
        long blank = blankLines();
        return blank == 0 ? List.of() : List.of(blank + (blank == 1 ? " blank line skipped" : " blank lines skipped"));
    }

    /** The number of rows. */
    public long rows() {
        return summaries.stream().mapToLong(chunk -> chunk.rows).sum();
    }

    private long blankLines() {
        return summaries.stream().mapToLong(chunk -> chunk.blankLines).sum();
    }

    /** The distinct labels of all rows. */
    public LabelCounts labels() {
        return LabelCounts.merged(summaries.stream().map(chunk -> chunk.labels).toList());
    }

    /** Whether all row ids are integers. */
    public boolean integerIds() {
        return summaries.stream().allMatch(chunk -> chunk.integerIds);
    }

    /** A digest in hexadecimal of all rows in their order, and of the names of features and label. */
    public String fingerprint(InputColumns columns) {
        RowDigest digest = new RowDigest();
        summaries.forEach(chunk -> digest.append(chunk.digest));
        return digest.fingerprint(columns);
    }
}
