package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What train refuses ends with the right exit status, one clear line on standard error, no stack trace, nothing half-written. */
class TrainRefusalIT {
    private static final int PLAN = 2;
    private static final int INPUT = 3;
    private static final int OUTPUT = 4;
    private static final String HEADER = "a,b,y";

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "letters in a number", INPUT, "line 3, column 'b': 'two'", List.of(HEADER, "1,2,0", "3,two,1")),
                Arguments.of("NaN", INPUT, "line 2, column 'a': 'NaN'", List.of(HEADER, "NaN,2,0", "3,4,1")),
                Arguments.of(
                        "a number too large",
                        INPUT,
                        "line 2, column 'a': '1e400'",
                        List.of(HEADER, "1e400,2,0", "3,4,1")),
                Arguments.of("an empty cell", INPUT, "line 2, column 'b'", List.of(HEADER, "1,,0", "3,4,1")),
                Arguments.of("a missing label", INPUT, "line 3, column 'y'", List.of(HEADER, "1,2,0", "3,4,")),
                Arguments.of("a short row", INPUT, "line 3", List.of(HEADER, "1,2,0", "3,4")),
                Arguments.of("a long row", INPUT, "line 2", List.of(HEADER, "1,2,0,9", "3,4,1")),
                Arguments.of("a column name twice", INPUT, "'a'", List.of("a,a,y", "1,2,0", "3,4,1")),
                Arguments.of("an empty file", INPUT, "empty", List.of()),
                Arguments.of("a header only", INPUT, "no rows", List.of(HEADER)),
                Arguments.of("one class", INPUT, "'y'", List.of(HEADER, "1,2,0", "3,4,0")),
                Arguments.of("a line break in quotes", INPUT, "line break", List.of(HEADER, "1,2,\"0", "3,4,1")),
                Arguments.of("no label column", PLAN, "data.label", List.of("a,b,z", "1,2,0", "3,4,1")),
                Arguments.of("no feature column", PLAN, "no column", List.of("y", "0", "1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void inAFile(String what, int status, String message, List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("rows.csv"), lines);
        assertRefused(status, message, "data.path=" + file, "data.label=y");
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("an unknown setting", PLAN, "did you mean 'train.epochs'?", "train.epoch=3"),
                Arguments.of("a word for a number", PLAN, "train.epochs", "train.epochs=many"),
                Arguments.of("an impossible number", PLAN, "train.epochs: is 0", "train.epochs=0"),
                Arguments.of(
                        "an unknown activation", PLAN, "sigmoid, relu, tanh, identity", "network.activation=softplus"),
                Arguments.of("an unknown format", PLAN, "data.format: is \"xml\"; take one of csv", "data.format=xml"),
                Arguments.of("unknown products", PLAN, "take one of java, native", "train.products=natve"),
                Arguments.of("a test fraction of 1", PLAN, "data.test-fraction", "data.test-fraction=1"),
                Arguments.of("a loss that does not fit", PLAN, "train.loss", "train.loss=softmax-cross-entropy"),
                Arguments.of(
                        "a sigmoid before a cross-entropy",
                        PLAN,
                        "network.output-activation",
                        "network.output-activation=sigmoid"),
                Arguments.of(
                        "an unknown column", PLAN, "did you mean 'mean radius'?", "data.features=[\"mean radios\"]"),
                Arguments.of("seeds that are no range", PLAN, "train.seeds", "train.seeds=5..1"),
                Arguments.of("a setting twice", PLAN, "train.epochs: is set twice", "train={epochs=1, epochs=2}"),
                Arguments.of("a substitution", PLAN, "substitution", "train={epochs=${HOME}}"),
                Arguments.of("an include", PLAN, "includes no others", "train={include \"/etc/passwd\"}"),
                Arguments.of("a name that clears the screen", PLAN, "\\u001b[2J", "data.label=\u001b[2J"),
                Arguments.of("a flat list of layers", PLAN, "[[16, 8], [3]]", "network.hidden=[16, 8]"),
                Arguments.of("a file that is not there", INPUT, "nowhere.csv", "data.path=nowhere.csv"),
                Arguments.of(
                        "an initial network that is not there", INPUT, "nowhere.onnx", "network.initial=nowhere.onnx"),
                Arguments.of("an initial network that is none", INPUT, "README.md", "network.initial=README.md"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void inASetting(String what, int status, String message, String setting) {
        assertRefused(status, message, setting);
    }

    @Test
    void inTheOutput() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefusedAt(file.resolve("run"), OUTPUT, file.toString());
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.createFile(other.resolve("thesis.doc"));
        assertRefusedAt(other, OUTPUT, "not a run");
        assertThat(other.resolve("thesis.doc")).exists();
    }

    @Test
    void inTheCommandLine() {
        assertOneLine(Command.run("train"), PLAN, "CONF");
        assertOneLine(Command.run("train", "nowhere.conf"), PLAN, "nowhere.conf");
        assertOneLine(Command.run("trian", "conf/wdbc.conf"), PLAN, "trian");
        assertOneLine(Command.run("status", folder.toString()), OUTPUT, "holds no run");
        assertOneLine(Command.run("query", folder.toString(), "SELECT 1"), OUTPUT, "holds no run");
    }

    private void assertRefused(int status, String message, String... settings) {
        Path run = folder.resolve("run");
        assertOneLine(train(run, settings), status, message);
        assertThat(run).as("nothing is written").doesNotExist();
    }

    private void assertRefusedAt(Path run, int status, String message) {
        assertOneLine(train(run), status, message);
    }

    private Command train(Path run, String... settings) {
        String conf = Command.conf(folder, "data { path = data/wdbc.csv, label = target }", "train.epochs = 1");
        List<String> arguments = new java.util.ArrayList<>(List.of("train", conf, "--output", run.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Command.run(arguments.toArray(String[]::new));
    }

    private static void assertOneLine(Command command, int status, String message) {
        assertThat(command.status()).as(command.err()).isEqualTo(status);
        assertThat(command.err()).contains(message).doesNotContain("\tat ");
        assertThat(command.err().lines().filter(line -> !line.startsWith("task:")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(command.out()).isEmpty();
    }
}
