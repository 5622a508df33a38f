package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application jar on the oldest and the newest Spark that it is for, under options that users set for all their programs. */
class SparkVersionsIT {
    @TempDir
    static Path folder;

    private static String conf = "";
    private static Map<String, List<String>> reference = Map.of();

    @BeforeAll
    static void trainHere() {
        conf = Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target, block-rows = 64, split-seed = [1, 2] }",
                "network { hidden = [[5, 3]], activation = [tanh, relu] }",
                "train { epochs = 2, batch-size = 64, seeds = [1, 2] }",
                "importance { steps = true, examples = { epochs = [2], side = test } }");
        Path run = folder.resolve("reference");
        Command command = Command.run("train", conf, "--output", run.toString());
        assertThat(command.status()).as(command.err()).isZero();
        reference = Tables.of(run);
    }

    @ParameterizedTest
    @CsvSource({"4.0.1, spark-4.0.classpath.file, false", "4.1.0, spark.classpath.file, true"})
    void theSameBitsUnderEveryOption(String version, String spark, boolean odd)
            throws IOException, InterruptedException {
        Path runs = Files.createDirectory(folder.resolve(version));
        String tests = EveryOption.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        List<String> line = JarProcess.java(JarProcess.classPath(spark) + ":" + tests, Map.of());
        line.addAll(List.of(EveryOption.class.getName(), Boolean.toString(odd), conf, runs.toString()));
        Command command = OwnProcess.run(folder, Map.of(), line);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(runs.resolve(EveryOption.half(odd).get(0) + "/report.html")).exists();
        for (int i : EveryOption.half(odd)) {
            Path run = runs.resolve(Integer.toString(i));
            assertThat(Files.readString(run.resolve("run.json"))).contains("\"spark\" : \"" + version + "\"");
            assertThat(Tables.of(run)).as(run.toString()).isEqualTo(reference);
        }
    }
}
