package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskTest {
    @Test
    void targetsAreOneHotForSeveralClassesElseTheLabel() {
        double[] targets = {9, 9, 9, 9, 9};
        Task.MULTICLASS.writeTargets(2, 3, targets, 1);
        assertThat(targets).containsExactly(9, 0, 0, 1, 9);
        Task.BINARY.writeTargets(1, 1, targets, 0);
        Task.REGRESSION.writeTargets(-2.5, 1, targets, 4);
        assertThat(targets).containsExactly(1, 0, 0, 1, -2.5);
    }

    @Test
    void aBinaryAnswerIsTheSideOfTheThreshold() {
        double[] outputs = {-1, 0.5, 0.6};
        assertThat(Task.BINARY.isCorrect(0, outputs, 0, 1, 0.5)).isTrue();
        assertThat(Task.BINARY.isCorrect(0, outputs, 1, 1, 0.5))
                .as("on the threshold")
                .isTrue();
        assertThat(Task.BINARY.isCorrect(1, outputs, 2, 1, 0.5)).isTrue();
        assertThat(Task.BINARY.isCorrect(0, outputs, 2, 1, 0.5)).isFalse();
    }

    @Test
    void theLargestOutputWinsAndTheFirstOfEquals() {
        double[] outputs = {99, 1, 3, 3, 2};
        assertThat(Task.MULTICLASS.isCorrect(1, outputs, 1, 4, 0)).isTrue();
        assertThat(Task.MULTICLASS.isCorrect(2, outputs, 1, 4, 0)).isFalse();
    }

    @Test
    void onlySeveralClassesHaveSeveralOutputs() {
        assertThat(Task.BINARY.outputs(2)).isEqualTo(1);
        assertThat(Task.MULTICLASS.outputs(5)).isEqualTo(5);
        assertThat(Task.REGRESSION.outputs(0)).isEqualTo(1);
    }
}
