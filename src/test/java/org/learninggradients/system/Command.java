package org.learninggradients.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.cli.Main;

/** One call of the program, and what came of it. */
public record Command(int status, String out, String err) {
    /** Runs the arguments on two threads of this process, with its own Spark. */
    static Command run(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** Runs the arguments with further settings of Spark. */
    static Command with(Map<String, String> spark, String... arguments) {
        SparkSession.getActiveSession().foreach(session -> {
            session.stop();
            return null;
        });
        Map<String, String> properties = new TreeMap<>(Map.of("spark.master", "local[2]", "spark.ui.enabled", "false"));
        properties.putAll(spark);
        properties.forEach(System::setProperty);
        try {
            return captured(() -> Main.run(arguments));
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    /** Runs a program in this process, which returns its exit status, and takes what it prints. */
    static Command captured(IntSupplier program) {
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int status = program.getAsInt();
            return new Command(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
    }

    /** A settings file of these lines; a run makes a page only where they say so. */
    public static String conf(Path folder, String... lines) {
        List<String> settings = new ArrayList<>(List.of(lines));
        if (settings.stream().noneMatch(line -> line.startsWith("report."))) {
            settings.add("report.enabled = false");
        }
        try {
            Path file = Files.createTempFile(folder, "run", ".conf");
            Files.write(file, settings);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
