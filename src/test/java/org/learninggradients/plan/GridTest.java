package org.learninggradients.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Window;

class GridTest {
    private static final List<Activation> BOTH = List.of(Activation.SIGMOID, Activation.RELU);

    private static Plan wide(List<Long> seeds, List<Long> splitSeeds) {
        return Plans.plan(
                Plans.data(0.2, splitSeeds, OptionalInt.empty()),
                Plans.network(List.of(List.of(3), List.of(4, 2)), BOTH),
                Plans.train(List.of(8, TrainPlan.ALL), List.of(Plans.sgd(0.5), Plans.sgd(0.1)), seeds, 10));
    }

    @Test
    void everyConfigurationMeetsEverySeedAndSplitOnce() {
        Grid grid = Grid.of(wide(List.of(1L, 2L, 3L), List.of(7L, 8L)), Plans.BINARY, List.of());
        assertThat(grid.configurations())
                .extracting(Configuration::name)
                .doesNotHaveDuplicates()
                .hasSize(2 * 2 * 2 * 2)
                .contains("2-3-1 sigmoid sgd 0.5 batch 8", "2-4-2-1 relu sgd 0.1 batch all");
        assertThat(grid.trials()).hasSize(16 * 3 * 2);
        assertThat(grid.trials())
                .extracting(trial -> trial.configuration().name() + " " + trial.seed() + " " + trial.splitSeed())
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersCountFromZeroInOrder() {
        Grid grid = Grid.of(wide(List.of(1L, 2L), List.of(7L)), Plans.BINARY, List.of());
        assertThat(numbers(grid.trials()))
                .isEqualTo(IntStream.range(0, 32).boxed().toList());
    }

    @Test
    void anExtensionKeepsOldTrialsUnderTheirNumbers() {
        Plan before = wide(List.of(5L, 6L), List.of(7L));
        Plan after = wide(List.of(4L, 5L, 6L), List.of(9L, 7L));
        List<Trial> old = Grid.of(before, Plans.BINARY, List.of()).trials();
        List<Trial> now = Grid.of(after, Plans.BINARY, List.of(before.extent())).trials();
        assertThat(now.subList(0, old.size())).isEqualTo(old);
        assertThat(numbers(now))
                .isEqualTo(IntStream.range(0, 16 * 3 * 2).boxed().toList());
        assertThat(now.stream().map(trial -> new Trial(0, trial.configuration(), trial.seed(), trial.splitSeed())))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSecondExtensionKeepsTheNumbersOfTheFirst() {
        Extent first = wide(List.of(2L), List.of(7L)).extent();
        Extent second = wide(List.of(3L, 2L), List.of(7L)).extent();
        Plan third = wide(List.of(1L, 2L, 3L), List.of(7L, 8L));
        List<Trial> old = Grid.of(wide(List.of(3L, 2L), List.of(7L)), Plans.BINARY, List.of(first))
                .trials();
        List<Trial> now = Grid.of(third, Plans.BINARY, List.of(first, second)).trials();
        assertThat(now.subList(0, old.size())).isEqualTo(old);
        assertThat(now).hasSize(16 * 3 * 2);
    }

    @Test
    void withoutHiddenLayersSeveralActivationsAreOneConfiguration() {
        Plan plan = Plans.plan(Plans.network(List.of(List.of(), List.of(3)), BOTH), Plans.TRAIN);
        assertThat(Grid.of(plan, Plans.BINARY, List.of()).configurations())
                .extracting(Configuration::name)
                .containsExactly(
                        "2-1 sigmoid sgd 0.5 batch 32",
                        "2-3-1 sigmoid sgd 0.5 batch 32",
                        "2-3-1 relu sgd 0.5 batch 32");
    }

    @Test
    void lossAndOutputFollowTheTask() {
        assertShape(Plans.TRAIN, Plans.BINARY, Loss.BINARY_CROSS_ENTROPY, "2 3 sigmoid 1");
        assertShape(Plans.TRAIN, Plans.THREE_CLASSES, Loss.SOFTMAX_CROSS_ENTROPY, "2 3 sigmoid 3");
        assertShape(Plans.TRAIN, Plans.REGRESSION, Loss.MSE, "2 3 sigmoid 1");
        assertShape(Plans.loss(Loss.MSE), Plans.BINARY, Loss.MSE, "2 3 sigmoid 1 sigmoid");
        assertShape(Plans.loss(Loss.MSE), Plans.THREE_CLASSES, Loss.MSE, "2 3 sigmoid 3 sigmoid");
    }

    private static void assertShape(TrainPlan train, Problem problem, Loss loss, String layers) {
        Configuration configuration = Grid.of(Plans.plan(Plans.NETWORK, train), problem, List.of())
                .configurations()
                .get(0);
        assertThat(configuration.loss()).isEqualTo(loss);
        assertThat(configuration.topology()).hasToString(layers);
    }

    @Test
    void aLossOfAnotherTaskIsRefused() {
        Plan softmax = Plans.plan(Plans.NETWORK, Plans.loss(Loss.SOFTMAX_CROSS_ENTROPY));
        assertRefused(() -> Grid.of(softmax, Plans.BINARY, List.of()), "train.loss", "binary-cross-entropy or mse");
        Plan binary = Plans.plan(Plans.NETWORK, Plans.loss(Loss.BINARY_CROSS_ENTROPY));
        assertRefused(() -> Grid.of(binary, Plans.REGRESSION, List.of()), "train.loss", "regression");
        assertRefused(() -> Grid.of(binary, Plans.THREE_CLASSES, List.of()), "train.loss", "multiclass");
    }

    @Test
    void anOutputActivationUnderACrossEntropyIsRefused() {
        Plan sigmoid = Plans.plan(Plans.output(Activation.SIGMOID), Plans.TRAIN);
        for (Problem problem : List.of(Plans.BINARY, Plans.THREE_CLASSES)) {
            assertRefused(() -> Grid.of(sigmoid, problem, List.of()), "network.output-activation", "is sigmoid");
        }
        assertThat(Grid.of(sigmoid, Plans.REGRESSION, List.of()).trials()).hasSize(1);
    }

    @Test
    void aGivenNetworkTakesThePlaceOfTheSettings() {
        Topology topology = new Topology(2, List.of(new Dense(2, 5), Activation.TANH, new Dense(5, 1)));
        Configuration only = Grid.of(given(topology), Plans.BINARY, List.of())
                .configurations()
                .get(0);
        assertThat(only.topology()).isEqualTo(topology);
        assertThat(only.activation()).isEqualTo(Activation.TANH);
        assertThat(only.loss()).isEqualTo(Loss.BINARY_CROSS_ENTROPY);
        assertThat(only.initializer()).isEqualTo("given");
    }

    @Test
    void aGivenNetworkThatEndsInASigmoidIsTrainedOnSquaredError() {
        for (String layers : List.of("2 1 sigmoid", "2 1 sigmoid identity")) {
            assertThat(Grid.of(given(Topology.parse(layers)), Plans.BINARY, List.of())
                            .configurations())
                    .extracting(Configuration::loss)
                    .containsExactly(Loss.MSE);
        }
    }

    @Test
    void aGivenNetworkThatEndsInASoftmaxIsTrainedOnSquaredErrorAlone() {
        Topology topology = new Topology(2, List.of(new Dense(2, 3), new Softmax()));
        assertThat(Grid.of(given(topology), Plans.THREE_CLASSES, List.of()).configurations())
                .extracting(Configuration::loss)
                .containsExactly(Loss.MSE);
        Plan crossEntropy = Plans.plan(Plans.given(network(topology)), Plans.loss(Loss.SOFTMAX_CROSS_ENTROPY));
        assertRefused(
                () -> Grid.of(crossEntropy, Plans.THREE_CLASSES, List.of()), "network.output-activation", "is softmax");
    }

    @Test
    void aGivenNetworkOfImagesTakesItsPixelsAsFeatures() {
        Shape image = Shape.image(1, 1, 2);
        Topology topology = new Topology(
                image,
                List.of(
                        new Convolution(image, 3, new Window(1, 2, 1, 1, 0, 0)),
                        Activation.RELU,
                        new Flatten(Shape.image(3, 1, 1)),
                        new Dense(3, 1)));
        Configuration only = Grid.of(given(topology), Plans.BINARY, List.of())
                .configurations()
                .get(0);
        assertThat(only.topology()).isEqualTo(topology);
        assertThat(only.activation()).isEqualTo(Activation.RELU);
        assertThat(only.loss()).isEqualTo(Loss.BINARY_CROSS_ENTROPY);
        assertThat(only.name()).startsWith("1x1x2-3-1 relu ");
    }

    @Test
    void aGivenNetworkOfAnotherShapeIsRefused() {
        Plan three = given(new Topology(3, List.of(new Dense(3, 1))));
        assertRefused(() -> Grid.of(three, Plans.BINARY, List.of()), "network.initial", "takes 3 inputs");
        Plan two = given(new Topology(2, List.of(new Dense(2, 2))));
        assertRefused(() -> Grid.of(two, Plans.THREE_CLASSES, List.of()), "network.initial", "wants 3");
    }

    private static Plan given(Topology topology) {
        return Plans.plan(Plans.given(network(topology)), Plans.TRAIN);
    }

    private static Network network(Topology topology) {
        return new Network(topology, new double[topology.parameterCount()]);
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    private static void assertRefused(ThrowingCallable grid, String setting, String reason) {
        assertThatThrownBy(grid)
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith(setting + ": ")
                .hasMessageContaining(reason);
    }
}
