package org.learninggradients.data.read;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * A format of files that hold rows.
 *
 * @param name the format's name in settings
 * @param endings the endings of its files' names, in lower case
 * @param opener the way to its sources
 */
public record SourceFormat(String name, List<String> endings, Opener opener) {
    /** Opens the source of one format. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Finds the columns and ranges of files, of which there is at least one.
         *
         * @throws DataException when the first file has no columns
         */
        Source open(SparkSession session, InputFiles files, Cuts cuts);
    }

    public SourceFormat {
        endings = List.copyOf(endings);
    }

    /** Whether the name of a file ends as this format's do. */
    public boolean matches(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(lower::endsWith);
    }
}
