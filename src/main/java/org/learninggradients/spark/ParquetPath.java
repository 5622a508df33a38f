package org.learninggradients.spark;

import org.apache.hadoop.fs.Path;

/** Paths for Spark's readers, which take some characters of a name for patterns. */
public final class ParquetPath {
    private ParquetPath() {}

    /** The path, and no other that a pattern in its name would match. */
    public static String of(Path path) {
        return path.toString().replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0");
    }
}
