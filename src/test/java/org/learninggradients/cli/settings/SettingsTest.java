package org.learninggradients.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.plan.Epochs;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.TrainPlan;
import org.learninggradients.system.Command;

class SettingsTest {
    private static final String DATA = "data { path = rows.csv, label = y }";

    @TempDir
    Path folder;

    @Test
    void pathLabelAndOutputAreEnoughForAPlan() {
        Plan plan = plan(List.of(DATA), List.of(), "runs/one");
        assertThat(plan.output()).hasValue("runs/one");
        assertThat(plan.train().seeds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(plan.data().splitSeeds()).containsExactly(1L);
        assertThat(plan.data().task()).as("auto").isEmpty();
        assertThat(plan.data().blockRows()).as("auto").isEmpty();
        assertThat(plan.data().rowId()).as("none").isEmpty();
        assertThat(plan.network().outputActivation()).as("auto").isEmpty();
        assertThat(plan.network().initial()).as("none").isEmpty();
        assertThat(plan.train().loss()).as("auto").isEmpty();
        assertThat(plan.networkEpochs()).isEqualTo(Epochs.FINAL);
        assertThat(plan.importance().learningGradient()).isTrue();
        assertThat(plan.importance().attributionMethods()).as("none").isEmpty();
        assertThat(plan.train().cohortBytes()).as("64MiB").isEqualTo(64 * 1024 * 1024);
    }

    @Test
    void withoutOneOfTheThreeItIsNamed() {
        assertRefused(() -> plan(List.of(DATA), List.of(), "").folder(), "run.output");
        assertRefused(() -> plan(List.of("data.label = y"), List.of(), "out"), "data.path");
        assertRefused(() -> plan(List.of("data.path = rows.csv"), List.of(), "out"), "data.label");
    }

    @Test
    void everyDocumentedSettingIsInThePlanAndNoOther() throws IOException {
        Plan plan = plan(List.of(DATA), List.of(), "out");
        assertThat(plan.settings().keySet()).isEqualTo(documentedKeys());
    }

    @Test
    void everyExampleIsAPlan() {
        for (String conf : List.of("conf/wdbc.conf", "conf/wdbc-paper.conf")) {
            Plan plan = new PlanReader(Settings.read(Path.of(conf), List.of(), "")).read(SettingsTest::noNetwork);
            assertThat(plan.settings()).as(conf).containsEntry("data.label", "target");
        }
    }

    @Test
    void anUnknownKeyNamesTheNearest() {
        assertRefused(
                () -> plan(List.of(DATA, "train.optimizer.learning_rate = 1"), List.of(), "out"),
                "train.optimizer.learning_rate",
                "did you mean 'train.optimizer.learning-rate'?");
        assertRefused(
                () -> plan(List.of(DATA), List.of("trian.epochs=3"), "out"), "did you mean 'train.epochs'?", "--set");
    }

    @Test
    void aRenamedSettingIsRefusedWithItsNewName() {
        assertRefused(
                () -> plan(List.of(DATA, "importance.method-rows = train"), List.of(), "out"),
                "importance.method-rows: is now called importance.method-side",
                ".conf: 2");
        assertRefused(
                () -> plan(List.of(DATA), List.of("importance.examples.rows=train"), "out"),
                "importance.examples.rows: is now called importance.examples.side",
                "--set");
    }

    @Test
    void whatIsSetBeatsTheFileAndTheOutputOptionBeatsBoth() {
        List<String> file = List.of(DATA, "run.output = in-file", "train.epochs = 5");
        assertThat(plan(file, List.of(), "").output()).hasValue("in-file");
        Plan plan = plan(file, List.of("run.output=in-set", "train.epochs=6", "train.epochs=7"), "");
        assertThat(plan.output()).hasValue("in-set");
        assertThat(plan.train().epochs()).as("the last one counts").isEqualTo(7);
        assertThat(plan(file, List.of("run.output=in-set"), "in-option").output())
                .hasValue("in-option");
    }

    @Test
    void whatIsSetNeedsNoQuotes() {
        Plan plan = plan(
                List.of(DATA),
                List.of(
                        "data.path=hdfs://name:9000/a,b/rows.csv",
                        "data.label=the label, in words",
                        "train.seeds=2..4"),
                "s3a://bucket/run");
        assertThat(plan.data().path()).isEqualTo("hdfs://name:9000/a,b/rows.csv");
        assertThat(plan.data().label()).isEqualTo("the label, in words");
        assertThat(plan.train().seeds()).containsExactly(2L, 3L, 4L);
        assertThat(plan.output()).hasValue("s3a://bucket/run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "3..5"          | 3, 4, 5
            " 3 .. 5 "      | 3, 4, 5
            "-2..1"         | -2, -1, 0, 1
            "4..4"          | 4
            7               | 7
            [7, 3]          | 7, 3
            9007199254740993| 9007199254740993
            """)
    void seedsAreARangeAListOrOne(String value, String expected) {
        List<Long> seeds =
                Pattern.compile(", ").splitAsStream(expected).map(Long::valueOf).toList();
        assertThat(plan(List.of(DATA, "train.seeds = " + value), List.of(), "out")
                        .train()
                        .seeds())
                .isEqualTo(seeds);
        assertThat(plan(List.of(DATA, "data.split-seed = " + value), List.of(), "out")
                        .data()
                        .splitSeeds())
                .isEqualTo(seeds);
    }

    @Test
    void oneValueStandsForAListOfIt() {
        Plan plan = plan(
                List.of(
                        DATA,
                        "network { hidden = [[4, 2], []], activation = tanh }",
                        "train { batch-size = all, optimizer.learning-rate = 0.5 }"),
                List.of(),
                "out");
        assertThat(plan.network().hidden()).containsExactly(List.of(4, 2), List.of());
        assertThat(plan.network().activations()).containsExactly(Activation.TANH);
        assertThat(plan.train().batchSizes()).containsExactly(TrainPlan.ALL);
        assertThat(plan.settings()).containsEntry("train.batch-size", List.of("all"));
        assertThat(plan.train().optimizations()).singleElement().matches(rule -> rule.learningRate() == 0.5);
        assertThat(plan(List.of(DATA, "train.batch-size = [8, all]"), List.of(), "out")
                        .train()
                        .batchSizes())
                .containsExactly(8, TrainPlan.ALL);
    }

    @Test
    void methodsAreKeptInTheOrderOfAllMethods() {
        assertThat(settings("importance.methods", "[saliency, learning-gradient]"))
                .containsEntry("importance.methods", List.of("learning-gradient", "saliency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"networks.epochs", "importance.method-epochs", "importance.examples.epochs"})
    void everySettingOfEpochsTakesAWordANumberOrAList(String key) {
        assertThat(settings(key, "all")).containsEntry(key, "all");
        assertThat(settings(key, "final")).containsEntry(key, "final");
        assertThat(settings(key, "[3, 1, 3]")).containsEntry(key, List.of(1, 3));
        assertThat(settings(key, "2")).containsEntry(key, List.of(2));
        assertThat(settings(key, "none")).isEqualTo(settings(key, "[]"));
    }

    @Test
    void withoutEpochsThereAreNoExamplesAndTheLastNetworks() {
        assertThat(settings("importance.examples.epochs", "none"))
                .containsEntry("importance.examples.epochs", List.of());
        assertThat(settings("networks.epochs", "none")).containsEntry("networks.epochs", "final");
    }

    private Map<String, Object> settings(String key, String value) {
        return plan(List.of(DATA, key + " = " + value), List.of(), "out").settings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train.epochs                    | many
            train.epochs                    | [1]
            train.epochs                    | 1.5
            train.epochs                    | 3000000000
            train.optimizer.learning-rate   | fast
            train.optimizer.learning-rate   | [0.1, fast]
            train.batch-size                | half
            train.batch-size                | 2.5
            train.seeds                     | [1, two]
            train.seeds                     | [1.5]
            train.seeds                     | "1..2..3"
            train.seeds                     | "5..1"
            train.seeds                     | "1..1000000000000"
            train.partitions                | some
            train.products                  | natve
            train.cohort-bytes              | 3 apples
            data.standardize                | perhaps
            data.test-fraction              | "a fifth"
            data.block-rows                 | 2.5
            network.hidden                  | 16
            network.hidden                  | [16, 8]
            network.hidden                  | [[a]]
            network.hidden                  | [[1.5]]
            network.activation              | softplus
            networks.epochs                 | last
            networks.epochs                 | [first]
            networks.epochs                 | [1.5]
            importance.methods              | salience
            importance.method-epochs        | some
            importance.method-epochs        | [1.5]
            importance.method-side          | all
            importance.examples.side        | all
            importance.examples.epochs      | [x]
            checkpoint.every                | 0
            checkpoint.seconds              | soon
            metrics.auc-rows                | {}
            """)
    void aWrongTypeIsOneLineThatNamesTheKey(String key, String value) {
        assertRefused(() -> plan(List.of(DATA, key + " = " + value), List.of(), "out"), key);
    }

    @Test
    void aFileThatIsNoSettingsFileIsOneLine() {
        assertRefused(() -> plan(List.of("data {"), List.of(), "out"), ".conf");
        assertRefused(
                () -> plan(List.of(DATA, "run.output = ${nowhere}"), List.of(), ""), ".conf: 2: has a substitution");
        assertRefused(() -> plan(List.of(DATA), List.of("train.epochs"), "out"), "key=value");
        assertRefused(() -> Settings.read(folder.resolve("missing.conf"), List.of(), "out"), "missing.conf");
    }

    @Test
    void aGivenNetworkExcludesTheSettingsOfNewOnes() {
        assertRefused(
                () -> plan(List.of(DATA, "network { initial = a.onnx, activation = relu }"), List.of(), "out"),
                "network.activation",
                "remove one of the two");
    }

    private Plan plan(List<String> lines, List<String> overrides, String output) {
        Path conf = Path.of(Command.conf(folder, lines.toArray(String[]::new)));
        return new PlanReader(Settings.read(conf, overrides, output)).read(SettingsTest::noNetwork);
    }

    private static org.learninggradients.onnx.OnnxModel noNetwork(String name) {
        throw new AssertionError(name);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(PlanException.class)
                .hasMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    /** The keys of reference.conf, read off its text. */
    private static Set<String> documentedKeys() throws IOException {
        Set<String> keys = new TreeSet<>();
        Deque<String> groups = new ArrayDeque<>();
        Pattern line = Pattern.compile("([a-z-]+) (\\{|=.*)");
        for (String text : reference().lines().map(String::strip).toList()) {
            Matcher matcher = line.matcher(text);
            if (text.equals("}")) {
                groups.removeLast();
            } else if (matcher.matches() && matcher.group(2).equals("{")) {
                groups.addLast(matcher.group(1));
            } else if (matcher.matches()) {
                keys.add(String.join(".", groups) + "." + matcher.group(1));
            }
        }
        return keys;
    }

    private static String reference() throws IOException {
        try (InputStream in = Settings.class.getResourceAsStream("/reference.conf")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
