package org.learninggradients.cli.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.Fuzzer;
import org.learninggradients.plan.PlanException;

class SettingsFuzzTest {
    private static final List<String> TOKENS = List.of(
            "\n",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\"\"\"",
            "\\",
            "\\u0000",
            "#",
            "//",
            "=",
            ":",
            "+=",
            ",",
            ".",
            "..",
            "${",
            "${?",
            "${train.epochs}",
            "${HOME}",
            "include \"run.conf\"\n",
            "include url(\"file:/etc/passwd\")\n",
            "null",
            "true",
            "auto",
            "all",
            "1..20",
            "64MiB",
            "train",
            "train.epochs",
            "data.path = x\n",
            "\u00a0",
            "\ufeff",
            "\u202e",
            "\u0000",
            "[[16, 8]]");

    @TempDir
    Path folder;

    @Test
    void aDamagedFileIsRefusedOrAPlan() throws Exception {
        Path file = folder.resolve("run.conf");
        List<byte[]> seeds = List.of(
                Files.readAllBytes(Path.of("conf/wdbc.conf")),
                Files.readAllBytes(Path.of("conf/wdbc-paper.conf")),
                Files.readAllBytes(Path.of("src/main/resources/reference.conf")),
                "{\"data\": {\"path\": \"x\", \"label\": \"y\", \"features\": [\"a\", \"b\"]}, \"run.output\": \"z\"}"
                        .getBytes(StandardCharsets.UTF_8));
        new Fuzzer("settings", seeds, TOKENS, List.of(PlanException.class)).check(bytes -> {
            Files.write(file, bytes);
            new PlanReader(Settings.read(file, List.of("data.path=rows.csv", "data.label=y"), "out")).read(name -> {
                throw new PlanException("network.initial", name);
            });
        });
    }
}
