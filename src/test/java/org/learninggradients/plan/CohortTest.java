package org.learninggradients.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.learninggradients.net.layer.Activation;

class CohortTest {
    /** 2-3-1 has 13 parameters, 2-1 has 3. */
    private static final int LARGE = 13 * Double.BYTES;

    private static List<Trial> trials(List<List<Integer>> hidden, List<Integer> batches, int seeds, List<Long> splits) {
        List<Long> numbers = LongStream.range(0, seeds).boxed().toList();
        Plan plan = Plans.plan(
                Plans.data(0.2, splits, OptionalInt.empty()),
                Plans.network(hidden, List.of(Activation.RELU)),
                Plans.train(batches, List.of(Plans.sgd(0.5)), numbers, 10));
        return Grid.of(plan, Plans.BINARY, List.of()).trials();
    }

    @Test
    void allTrialsOfOneSplitAndBatchAreOneCohortWhenTheyFit() {
        List<Trial> trials = trials(List.of(List.of(3)), List.of(8), 10, List.of(1L));
        List<Cohort> cohorts = Cohort.of(trials, 10 * LARGE);
        assertThat(cohorts).hasSize(1);
        assertThat(cohorts.get(0).trials()).isEqualTo(trials);
        assertThat(cohorts.get(0).parameterCount()).isEqualTo(130);
    }

    @Test
    void oneByteLessCutsTheLastOff() {
        List<Trial> trials = trials(List.of(List.of(3)), List.of(8), 10, List.of(1L));
        assertThat(Cohort.of(trials, 10 * LARGE - 1))
                .extracting(cohort -> cohort.trials().size())
                .containsExactly(9, 1);
        assertThat(Cohort.of(trials, 4 * LARGE))
                .extracting(cohort -> cohort.trials().size())
                .containsExactly(4, 4, 2);
    }

    @Test
    void aNetworkLargerThanTheBoundIsAloneInItsCohort() {
        List<Trial> trials = trials(List.of(List.of(3), List.of()), List.of(8), 2, List.of(1L));
        assertThat(Cohort.of(trials, LARGE - 1))
                .extracting(cohort -> cohort.trials().size())
                .containsExactly(1, 1, 2);
    }

    @Test
    void splitsAndBatchSizesDoNotMix() {
        List<Trial> trials = trials(List.of(List.of(3), List.of()), List.of(8, TrainPlan.ALL), 3, List.of(1L, 2L));
        for (long bytes : new long[] {1, 2 * LARGE, 1 << 20}) {
            List<Cohort> cohorts = Cohort.of(trials, bytes);
            for (Cohort cohort : cohorts) {
                assertThat(cohort.trials()).allSatisfy(trial -> {
                    assertThat(trial.splitSeed()).isEqualTo(cohort.splitSeed());
                    assertThat(trial.configuration().batchSize()).isEqualTo(cohort.batchSize());
                });
                assertThat(cohort.trials()).extracting(Trial::number).isSorted();
            }
            assertThat(cohorts.stream().flatMap(cohort -> cohort.trials().stream()))
                    .as("every trial once at %d bytes", bytes)
                    .containsExactlyInAnyOrderElementsOf(trials);
        }
        assertThat(Cohort.of(trials, 1 << 20)).hasSize(4);
    }
}
