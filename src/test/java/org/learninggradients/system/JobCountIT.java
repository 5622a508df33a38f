package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty trials of one cohort cost the Spark jobs of one. */
class JobCountIT {
    /** Counts the jobs of every context that is told of it by {@code spark.extraListeners}. */
    public static final class Counter extends SparkListener {
        private static final AtomicInteger JOBS = new AtomicInteger();

        @Override
        public void onJobStart(SparkListenerJobStart start) {
            JOBS.incrementAndGet();
        }
    }

    @TempDir
    Path folder;

    @Test
    void sixtyTrialsCostTheJobsOfOne() {
        int one = jobs("one", "1", "data");
        assertThat(one).as("jobs of 2 epochs of 15 steps, and of reading").isGreaterThan(2 * 15);
        assertThat(jobs("sixty", "1..60", "data")).isEqualTo(one);
    }

    @Test
    void noStepIsAJobWhereTheTrialsAreSpread() {
        int one = jobs("one-by-trials", "1", "trials");
        assertThat(one).as("jobs, fewer than steps").isLessThan(2 * 15);
        assertThat(jobs("sixty-by-trials", "1..60", "trials")).isEqualTo(one);
    }

    private int jobs(String name, String seeds, String placement) {
        String conf = Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[3]]",
                "importance.methods = [learning-gradient, saliency]",
                "train { epochs = 2, batch-size = 32, seeds = \"" + seeds + "\", placement = " + placement + " }");
        Counter.JOBS.set(0);
        Command command = Command.with(
                Map.of("spark.extraListeners", Counter.class.getName()),
                List.of("train", conf, "--output", folder.resolve(name).toString())
                        .toArray(String[]::new));
        assertThat(command.status()).as(command.err()).isZero();
        return Counter.JOBS.get();
    }
}
