package org.learninggradients.spark;

import org.apache.hadoop.fs.Path;

/** Paths for Spark's readers, which take some characters of a name for patterns. */
public final class ParquetPath {
    private ParquetPath() {}

    /** The path as text in which no character stands for a pattern. */
    public static String of(Path path) {
        return path.toString().replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0");
    }
}
