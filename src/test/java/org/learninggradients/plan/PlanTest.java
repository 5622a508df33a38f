package org.learninggradients.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Dense;

class PlanTest {
    private static final Plan PLAN = Plans.plan(Plans.NETWORK, Plans.TRAIN);

    @Test
    void differencesNameTheSettingAndBothValues() {
        assertThat(Plan.differences(Map.of("a", 1, "b", List.of(2), "c", "x"), Map.of("a", 1, "b", List.of(3), "d", 4)))
                .containsExactly(
                        "b is [2] there and [3] here",
                        "c is x there and not set here",
                        "d is not set there and 4 here");
        assertThat(Plan.differences(PLAN.settings(), PLAN.settings())).isEmpty();
    }

    @Test
    void whereAndWhenAndHowFarAreNoPartOfTheIdentity() {
        DataPlan elsewhere =
                Plans.data("elsewhere.parquet", "y", List.of(), List.of(), 0.2, List.of(1L, 2L), OptionalInt.empty());
        TrainPlan further =
                Plans.train(99, List.of(32), List.of(Plans.sgd(0.5)), List.of(1L, 2L), OptionalInt.of(7), 1);
        Plan other = new Plan(
                Optional.of("runs/two"),
                elsewhere,
                Plans.NETWORK,
                further,
                Plans.IMPORTANCE,
                Epochs.FINAL,
                1000,
                new CheckpointPlan(1, 2),
                new ReportPlan(true, false));
        assertThat(other).isNotEqualTo(PLAN);
        assertThat(Plan.differences(Plan.identity(PLAN.settings()), Plan.identity(other.settings())))
                .isEmpty();
    }

    @Test
    void aRecordWithFormerNamesHasTheSameIdentity() {
        Map<String, Object> former = new TreeMap<>(PLAN.settings());
        Plan.RENAMED.forEach((before, now) -> former.put(before, former.remove(now)));
        assertThat(former).containsKeys("importance.method-rows", "importance.examples.rows");
        assertThat(Plan.identity(former)).isEqualTo(Plan.identity(PLAN.settings()));
    }

    @Test
    void whatChangesANumberIsPartOfTheIdentity() {
        assertDiffers(
                Plans.plan(Plans.data(0.3, List.of(1L), OptionalInt.empty()), Plans.NETWORK, Plans.TRAIN),
                "data.test-fraction");
        assertDiffers(
                Plans.plan(Plans.data(0.2, List.of(1L), OptionalInt.of(64)), Plans.NETWORK, Plans.TRAIN),
                "data.block-rows");
        assertDiffers(
                Plans.plan(Plans.network(List.of(List.of(4)), List.of(Activation.SIGMOID)), Plans.TRAIN),
                "network.hidden");
        assertDiffers(
                Plans.plan(Plans.network(List.of(List.of(3)), List.of(Activation.RELU)), Plans.TRAIN),
                "network.activation");
        assertDiffers(
                Plans.plan(Plans.NETWORK, Plans.train(List.of(16), List.of(Plans.sgd(0.5)), List.of(1L), 10)),
                "train.batch-size");
        assertDiffers(
                Plans.plan(Plans.NETWORK, Plans.train(List.of(32), List.of(Plans.sgd(0.4)), List.of(1L), 10)),
                "train.optimizer.learning-rate");
        Optimization decaying = new Optimization(Optimization.Name.SGD, 0.5, 0, 0.1);
        assertDiffers(
                Plans.plan(Plans.NETWORK, Plans.train(List.of(32), List.of(decaying), List.of(1L), 10)),
                "train.optimizer.weight-decay");
        Optimization swinging = new Optimization(Optimization.Name.SGD, 0.5, 0.9, 0);
        assertDiffers(
                Plans.plan(Plans.NETWORK, Plans.train(List.of(32), List.of(swinging), List.of(1L), 10)),
                "train.optimizer.momentum");
        Optimization adam = new Optimization(Optimization.Name.ADAM, 0.5, 0, 0);
        assertDiffers(
                Plans.plan(Plans.NETWORK, Plans.train(List.of(32), List.of(adam), List.of(1L), 10)),
                "train.optimizer.name");
        assertDiffers(Plans.plan(Plans.NETWORK, Plans.train(ProductsProvider.NATIVE)), "train.products");
        assertDiffers(attributionMethods(Epochs.ALL, Side.TEST, "learning-gradient", "saliency"), "importance.methods");
        assertDiffers(attributionMethods(Epochs.FINAL, Side.TEST, "learning-gradient"), "importance.method-epochs");
        assertDiffers(attributionMethods(Epochs.ALL, Side.TRAIN, "learning-gradient"), "importance.method-side");
    }

    @Test
    void methodsAttributeNetworksAfterTheChosenEpochsOfThePlan() {
        assertThat(attributed(Epochs.ALL, "saliency")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(attributed(Epochs.FINAL, "saliency")).containsExactly(10);
        assertThat(attributed(Epochs.of(List.of(7, 2, 7)), "saliency")).containsExactly(2, 7);
        assertThat(attributed(Epochs.ALL, "learning-gradient"))
                .as("which is that of training itself")
                .isEmpty();
    }

    private static List<Integer> attributed(Epochs epochs, String method) {
        Plan plan = attributionMethods(epochs, Side.TEST, method);
        return IntStream.rangeClosed(1, 10).filter(plan::attributes).boxed().toList();
    }

    private static Plan attributionMethods(Epochs epochs, Side side, String... methods) {
        return Plans.plan(Plans.DATA, Plans.NETWORK, Plans.TRAIN, Plans.methods(epochs, side, methods));
    }

    @Test
    void theOrderInWhichMethodsAreNamedIsNoPartOfTheIdentity() {
        assertThat(Plans.methods(Epochs.ALL, Side.TEST, "deeplift-mixed", "saliency", "learning-gradient"))
                .isEqualTo(Plans.methods(Epochs.ALL, Side.TEST, "learning-gradient", "saliency", "deeplift-mixed"));
    }

    @Test
    void theLearningGradientIsComputedWhereItIsAmongTheMethods() {
        assertThat(Plans.IMPORTANCE.learningGradient()).isTrue();
        assertThat(Plans.methods(Epochs.ALL, Side.TEST, "saliency").learningGradient())
                .isFalse();
        assertThat(Plans.importance(false, false, List.of(), Side.TEST).learningGradient())
                .isFalse();
    }

    private static void assertDiffers(Plan other, String setting) {
        List<String> differences = Plan.differences(Plan.identity(PLAN.settings()), Plan.identity(other.settings()));
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0)).startsWith(setting + " is ");
    }

    @Test
    void theParametersOfAGivenNetworkArePartOfTheIdentity() {
        assertThat(Plan.differences(Plan.identity(given(1).settings()), Plan.identity(given(1).settings())))
                .isEmpty();
        assertThat(Plan.differences(
                        Plan.identity(given(1).settings()),
                        Plan.identity(given(Math.nextUp(1.0)).settings())))
                .hasSize(1)
                .allMatch(line -> line.startsWith("network.initial is 2-1 sha256 "));
    }

    private static Plan given(double bias) {
        Topology topology = new Topology(2, List.of(new Dense(2, 1)));
        return Plans.plan(Plans.given(new Network(topology, new double[] {0, 0, bias})), Plans.TRAIN);
    }

    @Test
    void anExtentContainsWhatGoesNoFurther() {
        Extent extent = new Extent(List.of(1L, 2L), List.of(5L), 10);
        assertThat(extent.contains(extent)).isTrue();
        assertThat(extent.contains(new Extent(List.of(2L), List.of(5L), 9))).isTrue();
        assertThat(extent.contains(new Extent(List.of(3L), List.of(5L), 10))).isFalse();
        assertThat(extent.contains(new Extent(List.of(1L), List.of(6L), 10))).isFalse();
        assertThat(extent.contains(new Extent(List.of(1L), List.of(5L), 11))).isFalse();
    }
}
