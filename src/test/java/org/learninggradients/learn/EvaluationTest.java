package org.learninggradients.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learninggradients.JavaBytes;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.math.RandomStream;

class EvaluationTest {
    private static final int BLOCKS = 9;
    private static final int ROWS = 4;
    private static final int TRIALS = 3;

    @Test
    void anyPartitioningInAnyOrderGivesTheSameFigures() {
        Evaluation whole = evaluation(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        RandomStream stream = RandomStream.of(1);
        for (int round = 0; round < 40; round++) {
            Evaluation merged = new Evaluation(BLOCKS, TRIALS);
            for (List<Integer> part : parts(1 + round % BLOCKS, stream)) {
                Evaluation other = JavaBytes.copy(Evaluation.class, evaluation(part));
                merged = stream.nextDouble() < 0.5 ? merged.merge(other) : other.merge(merged);
            }
            assertThat(merged.sum().total()).isEqualTo(whole.sum().total());
            for (int trial = 0; trial < TRIALS; trial++) {
                assertThat(merged.areaUnderCurve(trial)).isEqualTo(whole.areaUnderCurve(trial));
                assertThat(merged.sum().counts(trial).correct())
                        .isEqualTo(whole.sum().counts(trial).correct());
                assertThat(merged.sum().counts(trial).examples()).isEqualTo(BLOCKS * ROWS);
            }
        }
    }

    @Test
    void everyTrialHasItsOwnScores() {
        Evaluation evaluation = new Evaluation(1, 2);
        evaluation.keep(0, new double[] {0, 1, 1}, new double[] {-1, 2, 3, 5, 5, 4});
        assertThat(evaluation.areaUnderCurve(0)).as("both above").isEqualTo(1);
        assertThat(evaluation.areaUnderCurve(1)).as("one tie, one below").isEqualTo(0.25);
    }

    @Test
    void withoutScoresThereIsNoArea() {
        assertThat(new Evaluation(1, 1).areaUnderCurve(0)).isNaN();
    }

    @Test
    void anIncompleteSumIsRefused() {
        assertThatThrownBy(
                        () -> evaluation(List.of(0, 1, 2, 3, 5, 6, 7, 8)).sum().total())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not complete");
    }

    private static List<List<Integer>> parts(int count, RandomStream stream) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            parts.add(new ArrayList<>());
        }
        for (int block = 0; block < BLOCKS; block++) {
            parts.get(Math.floorMod(stream.nextLong(), count)).add(block);
        }
        return parts;
    }

    private static Evaluation evaluation(List<Integer> blocks) {
        Evaluation evaluation = new Evaluation(BLOCKS, TRIALS);
        for (int block : blocks) {
            RandomStream values = RandomStream.of(block);
            double[] losses = evaluation.sum().zeros();
            double[] labels = new double[ROWS];
            double[] scores = new double[TRIALS * ROWS];
            for (int row = 0; row < ROWS; row++) {
                labels[row] = values.nextDouble() < 0.4 ? 1 : 0;
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Math.floorMod(values.nextLong(), 7);
                losses[i / ROWS] += values.nextGaussian();
            }
            for (int trial = 0; trial < TRIALS; trial++) {
                int correct = Math.floorMod(values.nextLong(), ROWS);
                evaluation.sum().count(trial, new ExampleCounts(ROWS, correct, 0, 0));
            }
            evaluation.sum().add(block, losses);
            evaluation.keep(block, labels, scores);
        }
        return evaluation;
    }
}
