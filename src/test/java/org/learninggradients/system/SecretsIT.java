package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is in nothing that the program prints or writes. */
class SecretsIT {
    private static final String SECRET = "hunter2";

    @TempDir
    Path folder;

    @Test
    void ofHadoopsSettingsAreNotWritten() throws IOException {
        Path log = Files.createDirectories(folder.resolve("log"));
        Path run = folder.resolve("run");
        Command command = Command.with(
                Map.of(
                        "spark.hadoop.fs.s3a.secret.key",
                        SECRET,
                        "spark.hadoop.fs.azure.credential",
                        SECRET,
                        "spark.hadoop.service.endpoint",
                        "https://user:" + SECRET + "@host/x",
                        "spark.eventLog.enabled",
                        "true",
                        "spark.eventLog.compress",
                        "false",
                        "spark.eventLog.dir",
                        log.toUri().toString()),
                "train",
                conf(),
                "--output",
                run.toString());
        assertThat(command.status()).as(command.err()).isZero();
        assertWithout(command.out() + command.err());
        assertThat(log).isNotEmptyDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertWithout(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.path=s3a://user:hunter2@bucket/rows.csv",
                "data.path=jdbc:postgresql://bucket/db?password=hunter2",
                "run.output=s3a://user:hunter2@bucket/run",
                "network.initial=nofs://user:hunter2@bucket/x.onnx",
                "data.format=s3a://user:hunter2@bucket"
            })
    void inAnAddressAreRefusedUnseen(String setting) {
        for (List<String> more : List.of(List.<String>of(), List.of("--verbose"))) {
            List<String> arguments = new java.util.ArrayList<>(List.of("train", conf(), "--set", setting));
            arguments.addAll(more);
            Command command = Command.run(arguments.toArray(String[]::new));
            assertThat(command.status()).as(command.err()).isIn(2, 3);
            assertThat(command.err()).contains("***").contains("bucket");
            assertWithout(command.out() + command.err());
        }
    }

    private String conf() {
        return Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target }",
                "run.output = runs/none",
                "train { epochs = 1, seeds = [1] }");
    }

    private static void assertWithout(String text) {
        int place = text.indexOf(SECRET);
        assertThat(place)
                .as("the secret, in %s", text.substring(Math.max(0, place - 200), Math.max(0, place)))
                .isNegative();
    }
}
