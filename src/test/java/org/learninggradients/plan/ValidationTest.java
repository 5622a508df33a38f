package org.learninggradients.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.net.layer.Activation;

class ValidationTest {
    private static final List<Long> ONE = List.of(1L);
    private static final List<Integer> BATCH = List.of(32);
    private static final List<Optimization> RATE = List.of(Plans.sgd(0.5));
    private static final List<Activation> SIGMOID = List.of(Activation.SIGMOID);

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"dataMistakes", "networkMistakes", "trainMistakes", "runMistakes", "methodMistakes"})
    void aMistakeNamesItsSettingAndWhatIsWrong(String setting, String wrong, ThrowingCallable mistake) {
        assertThatThrownBy(mistake)
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith(setting + ": ")
                .hasMessageContaining(wrong);
    }

    static Stream<Arguments> dataMistakes() {
        return Stream.of(
                mistake("data.path", "is empty", () -> columns(" ", "y", List.of(), List.of())),
                mistake("data.label", "is empty", () -> columns("a.csv", "", List.of(), List.of())),
                mistake("data.features", "twice", () -> columns("a.csv", "y", List.of("a", "a"), List.of())),
                mistake("data.features", "'y'", () -> columns("a.csv", "y", List.of("a", "y"), List.of())),
                mistake("data.exclude", "'a'", () -> columns("a.csv", "y", List.of("a"), List.of("a"))),
                mistake("data.test-fraction", "is 1.0", () -> Plans.data(1, ONE, OptionalInt.empty())),
                mistake("data.test-fraction", "is -0.1", () -> Plans.data(-0.1, ONE, OptionalInt.empty())),
                mistake("data.test-fraction", "is NaN", () -> Plans.data(Double.NaN, ONE, OptionalInt.empty())),
                mistake("data.split-seed", "is empty", () -> Plans.data(0.2, List.of(), OptionalInt.empty())),
                mistake("data.split-seed", "[4, 4]", () -> Plans.data(0.2, List.of(4L, 4L), OptionalInt.empty())),
                mistake("data.block-rows", "is 0", () -> Plans.data(0.2, ONE, OptionalInt.of(0))),
                mistake("data.block-rows", "is 65537", () -> Plans.data(0.2, ONE, OptionalInt.of(65_537))));
    }

    static Stream<Arguments> networkMistakes() {
        return Stream.of(
                mistake("network.hidden", "is empty", () -> Plans.network(List.of(), SIGMOID)),
                mistake("network.hidden", "[3]", () -> Plans.network(List.of(List.of(3), List.of(3)), SIGMOID)),
                mistake("network.hidden", "[3, 0]", () -> Plans.network(List.of(List.of(3, 0)), SIGMOID)),
                mistake("network.activation", "is empty", () -> Plans.network(List.of(List.of(3)), List.of())),
                mistake(
                        "network.activation",
                        "twice",
                        () -> Plans.network(List.of(List.of(3)), List.of(Activation.TANH, Activation.TANH))));
    }

    static Stream<Arguments> trainMistakes() {
        return Stream.of(
                mistake("train.epochs", "is 0", () -> Plans.train(BATCH, RATE, ONE, 0)),
                mistake("train.batch-size", "is empty", () -> Plans.train(List.of(), RATE, ONE, 1)),
                mistake("train.batch-size", "is 0", () -> Plans.train(List.of(8, 0), RATE, ONE, 1)),
                mistake("train.batch-size", "[8, 8]", () -> Plans.train(List.of(8, 8), RATE, ONE, 1)),
                mistake("train.optimizer.learning-rate", "is empty", () -> Plans.train(BATCH, List.of(), ONE, 1)),
                mistake("train.optimizer.learning-rate", "is 0", () -> Plans.sgd(0)),
                mistake("train.optimizer.learning-rate", "is -1", () -> Plans.sgd(-1)),
                mistake("train.optimizer.learning-rate", "is NaN", () -> Plans.sgd(Double.NaN)),
                mistake("train.optimizer.learning-rate", "Infinity", () -> Plans.sgd(Double.POSITIVE_INFINITY)),
                mistake(
                        "train.optimizer.learning-rate",
                        "twice",
                        () -> Plans.train(BATCH, List.of(Plans.sgd(1), Plans.sgd(1)), ONE, 1)),
                mistake("train.optimizer.momentum", "is -0.1", () -> optimization(Optimization.Name.SGD, -0.1, 0)),
                mistake("train.optimizer.momentum", "below 1", () -> optimization(Optimization.Name.SGD, 1, 0)),
                mistake("train.optimizer.momentum", "sgd", () -> optimization(Optimization.Name.ADAM, 0.9, 0)),
                mistake("train.optimizer.weight-decay", "is -1", () -> optimization(Optimization.Name.ADAM, 0, -1)),
                mistake("train.seeds", "is empty", () -> Plans.train(BATCH, RATE, List.of(), 1)),
                mistake("train.seeds", "[2, 2]", () -> Plans.train(BATCH, RATE, List.of(2L, 2L), 1)),
                mistake("train.partitions", "is 0", () -> Plans.train(1, BATCH, RATE, ONE, OptionalInt.of(0), 1)),
                mistake("train.cohort-bytes", "is 0", () -> Plans.train(1, BATCH, RATE, ONE, OptionalInt.empty(), 0)));
    }

    static Stream<Arguments> runMistakes() {
        return Stream.of(
                mistake("run.output", "is empty", () -> run(" ", List.of(), 0, 1)),
                mistake("metrics.auc-rows", "is -1", () -> run("out", List.of(), -1, 1)),
                mistake("checkpoint.every", "is 0", () -> run("out", List.of(), 0, 0)),
                mistake("checkpoint.seconds", "is 0", () -> new CheckpointPlan(1, 0)),
                mistake("report.refresh", "report.enabled is false", () -> new ReportPlan(false, true)),
                mistake("networks.epochs", "has 0", () -> run("out", List.of(0, 1), 0, 1)),
                mistake("networks.epochs", "1 to 10", () -> run("out", List.of(11), 0, 1)),
                mistake("importance.enabled", "is false", () -> Plans.importance(false, true, List.of(), Side.TRAIN)),
                mistake("importance.enabled", "is false", () -> Plans.importance(false, false, List.of(1), Side.TRAIN)),
                mistake("importance.examples.epochs", "has 11", () -> examples(0.2, 11, Side.TEST)),
                mistake("importance.examples.side", "is test", () -> examples(0, 10, Side.TEST)));
    }

    static Stream<Arguments> methodMistakes() {
        return Stream.of(
                mistake("importance.methods", "is empty", () -> methods(0.2, Epochs.ALL, Side.TEST)),
                mistake(
                        "importance.methods",
                        "[saliency, saliency]",
                        () -> methods(0.2, Epochs.ALL, Side.TEST, "saliency", "saliency")),
                mistake(
                        "importance.methods",
                        "there is no 'deeplift'; take one of learning-gradient, saliency,",
                        () -> methods(0.2, Epochs.ALL, Side.TEST, "deeplift")),
                mistake(
                        "importance.methods",
                        "did you mean 'smoothgrad'?",
                        () -> methods(0.2, Epochs.ALL, Side.TEST, "saliency", "smooth-grad")),
                mistake(
                        "importance.methods",
                        "has no learning-gradient",
                        () -> importance(true, List.of("saliency"), true, List.of())),
                mistake(
                        "importance.methods",
                        "has no learning-gradient",
                        () -> importance(true, List.of("saliency"), false, List.of(1))),
                mistake(
                        "importance.enabled",
                        "is false, but importance.methods",
                        () -> importance(false, List.of("saliency"), false, List.of())),
                mistake(
                        "importance.method-epochs",
                        "is none, but importance.methods has more than learning-gradient",
                        () -> methods(0.2, Epochs.NONE, Side.TEST, "saliency")),
                mistake(
                        "importance.method-epochs",
                        "has 11; epochs go from 1 to 10",
                        () -> methods(0.2, Epochs.of(List.of(1, 11)), Side.TEST, "saliency")),
                mistake("importance.method-side", "is test", () -> methods(0, Epochs.FINAL, Side.TEST, "saliency")));
    }

    private static Arguments mistake(String setting, String wrong, ThrowingCallable mistake) {
        return arguments(setting, wrong, mistake);
    }

    private static void columns(String path, String label, List<String> features, List<String> exclude) {
        Plans.data(path, label, features, exclude, 0.2, ONE, OptionalInt.empty());
    }

    private static void optimization(Optimization.Name name, double momentum, double weightDecay) {
        new Optimization(name, 0.1, momentum, weightDecay);
    }

    private static void run(String output, List<Integer> networkEpochs, int aucRows, int every) {
        new Plan(
                Optional.of(output),
                Plans.DATA,
                Plans.NETWORK,
                Plans.TRAIN,
                Plans.IMPORTANCE,
                Epochs.of(networkEpochs),
                aucRows,
                new CheckpointPlan(every, 600),
                new ReportPlan(true, false));
    }

    private static void examples(double testFraction, int epoch, Side side) {
        Plans.plan(
                Plans.data(testFraction, ONE, OptionalInt.empty()),
                Plans.NETWORK,
                Plans.TRAIN,
                Plans.importance(true, false, List.of(epoch), side));
    }

    private static void methods(double testFraction, Epochs epochs, Side side, String... methods) {
        Plans.plan(
                Plans.data(testFraction, ONE, OptionalInt.empty()),
                Plans.NETWORK,
                Plans.TRAIN,
                Plans.methods(epochs, side, methods));
    }

    private static void importance(boolean enabled, List<String> methods, boolean steps, List<Integer> exampleEpochs) {
        new ImportancePlan(enabled, methods, Epochs.ALL, Side.TEST, steps, Epochs.of(exampleEpochs), Side.TEST);
    }
}
