package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's folder is never computed twice, never mixed, and grows to what it would have been at once. */
class ExtendIT {
    private static final String[] SMALL = {"train.seeds=[1,2]", "data.split-seed=1", "train.epochs=3"};
    private static final String[] LARGE = {"train.seeds=[1,2,3]", "data.split-seed=[1,2]", "train.epochs=5"};

    @TempDir
    Path folder;

    @Test
    void anExtendedRunHasTheBitsOfOneAskedForAtOnce() {
        Path grown = folder.resolve("grown");
        Path atOnce = folder.resolve("at-once");
        assertDone(train(grown, List.of(), SMALL));
        assertDone(train(grown, List.of("--extend"), LARGE));
        assertDone(train(atOnce, List.of(), LARGE));
        Map<String, List<String>> expected = Tables.of(atOnce, "trial");
        Map<String, List<String>> tables = Tables.of(grown, "trial");
        for (String table :
                List.of("trials", "features", "correlations", "metrics", "importance", "importance_steps")) {
            assertThat(tables.get(table)).as(table).isEqualTo(expected.get(table));
        }
        assertThat(tables.get("networks")).as("networks of the last epoch").containsAll(expected.get("networks"));
    }

    @Test
    void anExtensionByEpochsComputesNoEarlierEpochAgain() {
        Path run = folder.resolve("run");
        assertDone(train(run, List.of(), SMALL));
        Command more = train(run, List.of("--extend"), "train.seeds=[1,2]", "data.split-seed=1", "train.epochs=4");
        assertDone(more);
        assertThat(more.err()).contains("epoch 4/4").doesNotContain("epoch 3/4");
    }

    @Test
    void anExtensionNamesWhatIsThereToo() throws IOException {
        Path run = folder.resolve("run");
        assertDone(train(run, List.of(), SMALL));
        List<String> before = files(run);
        Command narrower = train(run, List.of("--extend"), "train.seeds=[3]", "train.epochs=3");
        assertThat(narrower.status()).isEqualTo(2);
        assertThat(narrower.err()).contains("names these too").hasLineCount(1);
        assertThat(files(run)).isEqualTo(before);
        assertDone(train(run, List.of("--extend"), "train.seeds=[1,2,3]", "train.epochs=3"));
        assertThat(train(run, List.of(), SMALL).err()).contains("nothing to do");
    }

    @Test
    void rowsThatCannotBeStandardisedLoseNoRun() throws IOException {
        Path run = folder.resolve("run");
        assertDone(train(run, List.of(), SMALL));
        List<String> before = files(run);
        Path huge =
                Files.writeString(folder.resolve("huge.csv"), "a,target\n1e308,0\n-1e308,1\n1.5e308,0\n-1.7e308,1\n");
        Command command =
                train(run, List.of("--overwrite"), "data.path=" + huge, "train.seeds=1", "data.test-fraction=0");
        assertThat(command.status()).as(command.err()).isEqualTo(3);
        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void theSameCommandAgainDoesNothing() throws IOException {
        Path run = folder.resolve("run");
        assertDone(train(run, List.of(), SMALL));
        List<String> before = files(run);
        Command again = train(run, List.of(), SMALL);
        assertDone(again);
        assertThat(again.err()).contains("nothing to do");
        assertThat(again.out()).as("the summary is printed again").contains("test accuracy");
        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void anotherPlanIsRefusedWithTheDifferences() throws IOException {
        Path run = folder.resolve("run");
        assertDone(train(run, List.of(), SMALL));
        List<String> before = files(run);
        Command other = train(run, List.of(), "train.seeds=[1,2]", "train.epochs=3", "train.batch-size=16");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .contains("train.batch-size is [32] there and [16] here")
                .hasLineCount(1);
        Command more = train(run, List.of(), LARGE);
        assertThat(more.status()).isEqualTo(2);
        assertThat(more.err()).contains("--extend").hasLineCount(1);
        assertThat(files(run)).isEqualTo(before);
        assertDone(train(run, List.of("--overwrite"), "train.seeds=[1,2]", "train.epochs=3", "train.batch-size=16"));
    }

    @Test
    void otherRowsAreRefused() throws IOException {
        Path run = folder.resolve("run");
        assertDone(train(run, List.of(), SMALL));
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("data/wdbc.csv")));
        lines.remove(lines.size() - 1);
        Path changed = Files.write(folder.resolve("changed.csv"), lines);
        Command command = train(
                run,
                List.of(),
                Stream.concat(Stream.of(SMALL), Stream.of("data.path=" + changed))
                        .toArray(String[]::new));
        assertThat(command.status()).isEqualTo(3);
        assertThat(command.err()).contains("fingerprint");
    }

    @Test
    void aDryRunPrintsThePlanAndWritesNothing() {
        Path run = folder.resolve("run");
        Command command = train(run, List.of("--dry-run"), LARGE);
        assertDone(command);
        assertThat(command.out())
                .contains(
                        "6 trials (1 configuration, 3 seeds, 2 splits) in 2 cohorts, 5 epochs, 455 training and 114 test rows")
                .contains("15 steps an epoch")
                .contains("spark.driver.maxResultSize")
                .contains("train.epochs = 5");
        assertThat(run).doesNotExist();
    }

    private Command train(Path run, List<String> options, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                Command.conf(
                        folder,
                        "data { path = data/wdbc.csv, label = target }",
                        "network.hidden = [[3]]",
                        "importance { steps = true, methods = [learning-gradient, saliency], method-side = train }",
                        "checkpoint.every = 2"),
                "--output",
                run.toString()));
        arguments.addAll(options);
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Command.run(arguments.toArray(String[]::new));
    }

    private static void assertDone(Command command) {
        assertThat(command.status()).as(command.err()).isZero();
    }

    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            List<String> listed = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                listed.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            return listed;
        }
    }
}
