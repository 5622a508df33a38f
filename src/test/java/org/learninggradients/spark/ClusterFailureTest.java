package org.learninggradients.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.cli.ExitStatus;

class ClusterFailureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task 0 in stage 1.0 failed 4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 7):"
                        + " ExecutorLostFailure (executor 2 exited caused by one of the running tasks)",
                "ShuffleMapStage 3 (map at A.java:1) has failed the maximum allowable number of times: 4.",
                "Master removed our application: FAILED"
            })
    void aClusterThatIsGoneIsNoBug(String reason) {
        String message = "Job aborted due to stage failure: " + reason;
        Throwable failure = new IllegalStateException(new SparkException(message + "\nDriver stacktrace:"));
        assertThat(ClusterFailure.message(failure))
                .hasValueSatisfying(line -> assertThat(line).contains(message).hasLineCount(1));
        assertThat(ExitStatus.of(failure)).isEqualTo(ExitStatus.CLUSTER);
    }

    @Test
    void whatATaskThrowsIsOurs() {
        Throwable failure = new SparkException("Job aborted due to stage failure: java.lang.ArithmeticException");
        assertThat(ExitStatus.of(failure)).isEqualTo(ExitStatus.BUG);
    }
}
