package org.learninggradients.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The application jar in a process of its own, as submit/local.sh starts it. */
final class JarProcess {
    private JarProcess() {}

    /** Runs the arguments on two threads, with further variables in the environment and further system properties. */
    static Command run(
            Path folder, Map<String, String> environment, Map<String, String> properties, String... arguments)
            throws IOException, InterruptedException {
        return start(folder, environment, properties, arguments).end();
    }

    /** Starts what {@link #run} runs. */
    static OwnProcess start(
            Path folder, Map<String, String> environment, Map<String, String> properties, String... arguments)
            throws IOException {
        List<String> line = java(classPath(), properties);
        line.add("org.learninggradients.cli.Main");
        line.addAll(List.of(arguments));
        return OwnProcess.start(folder, environment, line);
    }

    /**
     * A Java machine with this class path, for Spark on two threads; a main class and its arguments may follow. It lives for seconds, so
     * one compiler has to do: bits do not depend on it.
     */
    static List<String> java(String classPath, Map<String, String> properties) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of("@conf/java-options", "-Xmx1g", "-XX:TieredStopAtLevel=1"));
        Map<String, String> all = new TreeMap<>(Map.of(
                "spark.master", "local[2]",
                "spark.ui.enabled", "false",
                "log4j2.configurationFile", "conf/log4j2.properties"));
        all.putAll(properties);
        all.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(List.of("-cp", classPath));
        return line;
    }

    /** The jar and Spark. */
    static String classPath() throws IOException {
        return classPath("spark.classpath.file");
    }

    /** The jar and the Spark whose class path is in the file that this property names. */
    static String classPath(String spark) throws IOException {
        return property("application.jar") + ":"
                + Files.readString(Path.of(property(spark))).strip();
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
