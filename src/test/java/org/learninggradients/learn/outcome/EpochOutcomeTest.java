package org.learninggradients.learn.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learninggradients.JavaBytes;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.ExampleImportance;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.net.Task;

/** Sums of two features: magnitudes, shares, values, and behind those of steps the loss. */
class EpochOutcomeTest {
    private static final ImportanceSums LAYOUT = new ImportanceSums(new boolean[2]);
    private static final double[] FIRST = {99, 6, 2, 1.5, 0.5, -6, 2, 8};
    private static final double[] SECOND = {2, 6, 1, 1, 2, -6, 4};

    @Test
    void importanceAndMetricsAreMeansOverAllSteps() {
        StepSums steps = steps(false);
        Importance importance = steps.importance(LAYOUT);
        assertThat(importance.meanAbs()).containsExactly(2, 2);
        assertThat(importance.meanSigned()).containsExactly(-1, -1);
        assertThat(importance.shares()).containsExactly(0.5, 0.5);
        assertThat(importance.sharesByExample()).as("of three examples").containsExactly(2.5 / 3, 0.5);
        assertThat(importance.zeroExamples()).isEqualTo(1);
        assertThat(steps.metrics(Task.BINARY, 0)).isEqualTo(new Metrics(3, 0.75, Double.NaN, Double.NaN, 4));
        assertThat(steps.kept()).isZero();
    }

    @Test
    void keptStepsHaveAnImportanceOfTheirOwn() {
        StepSums steps = steps(true);
        assertThat(steps.kept()).isEqualTo(2);
        assertThat(steps.importance(LAYOUT, 0).meanAbs()).containsExactly(3, 1);
        assertThat(steps.importance(LAYOUT, 1).meanAbs()).containsExactly(1, 3);
        assertThat(steps.importance(LAYOUT, 1).examples()).isEqualTo(2);
    }

    @Test
    void withoutSumsThereIsNoImportance() {
        StepSums steps = new StepSums(0);
        steps.add(new double[] {5}, 0, new ExampleCounts(1, 0, 0, 0), false);
        assertThat(steps.hasImportance()).isFalse();
        assertThat(steps.metrics(Task.REGRESSION, 40).loss()).isEqualTo(5);
        assertThat(steps.metrics(Task.REGRESSION, 40).r2()).isEqualTo(0.75);
        assertThat(steps.metrics(Task.REGRESSION, 0).r2())
                .as("of labels that are all the same")
                .isNaN();
    }

    @Test
    void everyMethodHasItsPartOfTheSums() {
        double[] sums = {1, 3, 0.25, 0.75, 1, -3, 8, 0, 2, 0, 8, 0};
        MethodOutcomes methods = new MethodOutcomes(
                sums, new ExampleCounts[] {new ExampleCounts(1, 0, 1, 0), new ExampleCounts(2, 0, 0, 0)});
        assertThat(methods.size()).isEqualTo(2);
        assertThat(methods.importance(LAYOUT, 0).shares()).containsExactly(0.25, 0.75);
        assertThat(methods.importance(LAYOUT, 0).incompleteExamples()).isEqualTo(1);
        assertThat(methods.importance(LAYOUT, 1).meanSigned()).containsExactly(4, 0);
        assertThat(methods.importance(LAYOUT, 1).ranks()).containsExactly(1, 2);
    }

    @Test
    void singleExamplesHaveSharesAndRanksUnlessTheirGradientIsZero() {
        BlockGradients gradients = new BlockGradients(0, new long[] {7, 9}, new double[] {-1, 3, 0, 0});
        List<ExampleImportance> examples = gradients.examples(LAYOUT).toList();
        assertThat(examples).extracting(ExampleImportance::row).containsExactly(7L, 9L);
        assertThat(examples.get(0).gradient()).containsExactly(-1, 3);
        assertThat(examples.get(0).shares()).containsExactly(0.25, 0.75);
        assertThat(examples.get(0).ranks()).containsExactly(2, 1);
        assertThat(examples.get(1).isDefined()).isFalse();
        assertThat(examples.get(1).ranks()).isEmpty();
    }

    @Test
    void whatWasNotAskedForIsEmptyAlsoAtTheOtherEndOfTheWire() {
        EpochOutcome arrived = JavaBytes.copy(EpochOutcome.class, new EpochOutcome(0));
        assertThat(arrived.test().isEmpty()).isTrue();
        assertThat(arrived.test().isFinite()).isTrue();
        assertThat(arrived.methods().size()).isZero();
        assertThat(arrived.examples()).isEmpty();
        assertThat(arrived.parameters()).isEmpty();
    }

    private static StepSums steps(boolean keep) {
        StepSums steps = new StepSums(LAYOUT.length());
        steps.add(FIRST, 1, new ExampleCounts(2, 1, 0, 0), keep);
        steps.add(SECOND, 0, new ExampleCounts(2, 2, 0, 1), keep);
        return steps;
    }
}
