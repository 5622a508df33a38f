package org.learninggradients.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** Which versions are at work. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        SortedMap<String, String> versions = versions();
        return new String[] {
            "learning-gradients " + versions.get("learning-gradients") + " (Spark " + versions.get("spark") + ", Java "
                    + versions.get("java") + ")"
        };
    }

    /** Of this program, Spark and Java. */
    static SortedMap<String, String> versions() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/org/learninggradients/version.properties")) {
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
