package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command makes of a run whose files are no longer what was written. */
class DamageIT {
    private static final String[] SETTINGS = {
        "data { path = data/wdbc.csv, label = target }",
        "network.hidden = [[3]]",
        "train { epochs = 3, batch-size = 150, seeds = [1, 2] }",
        "checkpoint.every = 1"
    };

    @TempDir
    static Path folder;

    private static Path trained = Path.of("");

    @BeforeAll
    static void train() {
        trained = TrainedRun.completed(folder, "trained", SETTINGS).path();
    }

    @Test
    void aDamagedLastCommitIsNamedAndComputedAgain() throws IOException {
        for (String damaged : List.of(
                "checkpoints/states-000003.bin",
                "checkpoints/manifest-000003.json",
                "tables/trials/trials-000003.parquet")) {
            Path run = copy("damaged-" + damaged.replace('/', '-'));
            flip(run.resolve(damaged), damaged.startsWith("tables"));
            Command again = train(run);
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.err())
                    .contains(run.resolve(damaged) + " is ", "taking the commit before, of epoch 2", "epoch 3/3")
                    .doesNotContain("epoch 2/3");
            Map<String, List<String>> tables = Tables.of(run);
            Tables.of(trained)
                    .forEach((table, rows) ->
                            assertThat(tables.get(table)).as(table).isEqualTo(rows));
            Command verified = Command.run("status", run.toString(), "--verify");
            assertThat(verified.status()).as(verified.err()).isZero();
        }
    }

    @Test
    void whereNoCommitIsWholeTheRunIsRefusedAndLeftAsItIs() throws IOException {
        Path run = copy("none");
        Files.delete(run.resolve("tables/metrics/metrics-000001.parquet"));
        List<Path> before = files(run);
        Command again = train(run);
        assertThat(again.status()).isEqualTo(4);
        assertThat(again.err())
                .contains("metrics-000001.parquet is missing", "--overwrite")
                .hasLineCount(1);
        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void lostManifestsAreNotTakenForARunThatHasNotBegun() throws IOException {
        Path run = copy("lost");
        for (int commit = 2; commit <= 3; commit++) {
            Files.delete(run.resolve("checkpoints/manifest-00000" + commit + ".json"));
        }
        List<Path> before = files(run);
        Command again = train(run);
        assertThat(again.status()).isEqualTo(4);
        assertThat(again.err()).contains("no manifest", "--overwrite").hasLineCount(1);
        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void theStatesOfAnotherPlanAreRefused() throws IOException {
        Path other = TrainedRun.completed(
                        folder,
                        "other",
                        Stream.of(SETTINGS)
                                .map(line -> line.replace("[[3]]", "[[4]]"))
                                .toArray(String[]::new))
                .path();
        Path run = copy("another-plan");
        Files.writeString(
                run.resolve("run.json"),
                Files.readString(run.resolve("run.json")).replace("COMPLETED", "FAILED"));
        for (Path file : files(other)) {
            Path target = run.resolve(other.relativize(file).toString());
            if (!target.endsWith("run.json")) {
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
        Command again = train(run);
        assertThat(again.status()).as(again.err()).isEqualTo(4);
        assertThat(again.err()).contains("states-000003.bin holds the states of another plan's trials");
    }

    @Test
    void aTableThatCannotBeReadIsNoFaultOfTheQuery() throws IOException {
        Path run = copy("unreadable");
        Path table = run.resolve("tables/metrics/metrics-000001.parquet");
        Files.write(table, new byte[(int) Files.size(table)]);
        Command query = Command.run("query", run.toString(), "SELECT max(loss) FROM metrics");
        assertThat(query.status()).as(query.err()).isEqualTo(4);
        assertThat(query.err())
                .startsWith("cannot read ")
                .contains(run + "/tables", table.getFileName().toString())
                .hasLineCount(1);
    }

    @Test
    void everyDamagedFileIsNamedWhenItIsAskedFor() throws IOException {
        Path run = copy("verified");
        assertThat(Command.run("status", run.toString(), "--verify").out()).contains("0 are not");
        List<String> damaged =
                List.of("tables/metrics/metrics-000001.parquet", "tables/importance/importance-000002.parquet");
        for (String name : damaged) {
            flip(run.resolve(name), false);
        }
        assertThat(Command.run("status", run.toString()).status()).isZero();
        Command verified = Command.run("status", run.toString(), "--verify");
        assertThat(verified.status()).isEqualTo(4);
        assertThat(verified.err()).contains(damaged).hasLineCount(2);
        assertThat(verified.out()).contains("2 are not");
    }

    private static Command train(Path run) {
        return Command.run("train", Command.conf(folder, SETTINGS), "--output", run.toString());
    }

    /** Flips a bit in the middle, or cuts the last byte off. */
    private static void flip(Path file, boolean cut) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, cut ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        for (Path file : files(trained)) {
            Path target = copy.resolve(trained.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return copy;
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
