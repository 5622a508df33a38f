package org.learninggradients.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.package$;

/** Which versions are at work. */
public final class Versions {
    private Versions() {}

    /** The versions of this library ({@code learning-gradients}), of {@code spark} and of {@code java}. */
    public static SortedMap<String, String> all() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("/org/learninggradients/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeMap<>(Map.of(
                "learning-gradients", properties.getProperty("version", "unknown"),
                "spark", package$.MODULE$.SPARK_VERSION(),
                "java", System.getProperty("java.version")));
    }
}
