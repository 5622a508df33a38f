package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxReader;

/** Networks leave a run as files; status says what a run holds. */
class ExportIT {
    private static final int OUTPUT = 4;

    @TempDir
    static Path folder;

    private static TrainedRun run = new TrainedRun(Path.of(""), new Command(0, "", ""));

    @BeforeAll
    static void trainOnce() {
        run = TrainedRun.completed(
                folder,
                "run",
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[3]]",
                "train { epochs = 3, seeds = [1, 2] }",
                "networks.epochs = [1]");
    }

    @Test
    void theExportIsTheModelFile() throws IOException {
        Path file = folder.resolve("one.onnx");
        Command command = export(file, "--trial", "1");
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out()).isEmpty();
        assertThat(Files.readAllBytes(file))
                .isEqualTo(Files.readAllBytes(run.path().resolve("models/1.onnx")));
    }

    @Test
    void anEarlierEpochIsAnotherNetwork() throws IOException {
        Path first = folder.resolve("first.onnx");
        Path last = folder.resolve("last.onnx");
        assertThat(export(first, "--trial", "0", "--epoch", "1").status()).isZero();
        assertThat(export(last, "--trial", "0", "--epoch", "3").status()).isZero();
        assertThat(Files.readAllBytes(last))
                .isEqualTo(Files.readAllBytes(run.path().resolve("models/0.onnx")));
        assertThat(model(first).network().parameters())
                .isNotEqualTo(model(last).network().parameters());
        assertThat(model(first).metadata().orElseThrow().origin())
                .containsEntry("epoch", "1")
                .containsEntry("seed", "1");
    }

    @Test
    void singlePrecisionIsTheNearestFloatOfEveryParameter() throws IOException {
        Path file = folder.resolve("float.onnx");
        assertThat(export(file, "--trial", "0", "--float").status()).isZero();
        double[] expected = Arrays.stream(run.model(0).network().parameters())
                .map(value -> (float) value)
                .toArray();
        OnnxModel read = model(file);
        assertThat(read.network().parameters()).isEqualTo(expected);
        assertThat(read.metadata()).isEqualTo(run.model(0).metadata());
    }

    @Test
    void whatIsNotKeptIsNamed() {
        Path file = folder.resolve("none.onnx");
        assertRefused(export(file, "--trial", "2"), "trial 2");
        assertRefused(export(file, "--trial", "0", "--epoch", "2"), "after epoch 2");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        Path file = Files.writeString(folder.resolve("precious.onnx"), "precious");
        assertRefused(export(file, "--trial", "0"), file.toString());
        assertThat(file).hasContent("precious");
    }

    @Test
    void statusListsStateEpochsAndTables() {
        Command command = Command.run("status", run.path().toString());
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.err()).isEmpty();
        List<String> lines = command.out().lines().map(String::strip).toList();
        assertThat(lines.get(0)).contains(run.path().toString()).endsWith(": COMPLETED");
        assertThat(lines)
                .anyMatch(line -> line.matches("epochs +3 of 3 committed"))
                .anyMatch(line -> line.matches("asked for +seeds \\[1, 2\\], splits \\[1\\], 3 epochs"))
                .anyMatch(line -> line.matches("task +binary of target, 30 features, 569 rows"))
                .anyMatch(line -> line.matches("trials +2 rows"))
                .anyMatch(line -> line.matches("metrics +12 rows"))
                .anyMatch(line -> line.matches("importance +180 rows"))
                .anyMatch(line -> line.matches("importance_steps +0 rows"))
                .anyMatch(line -> line.matches("networks +4 rows"));
    }

    private static Command export(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("export", run.path().toString(), file.toString()));
        arguments.addAll(List.of(options));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static OnnxModel model(Path file) throws IOException {
        return OnnxReader.read(Files.readAllBytes(file));
    }

    private static void assertRefused(Command command, String message) {
        assertThat(command.status()).as(command.err()).isEqualTo(OUTPUT);
        assertThat(command.err()).contains(message).hasLineCount(1);
        assertThat(command.out()).isEmpty();
    }
}
