package org.learninggradients.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.learninggradients.plan.CheckpointPlan;
import org.learninggradients.plan.Placement;

class CommitScheduleTest {
    private long now = -5_000_000_000L;
    private final List<Integer> legs = new ArrayList<>();
    private final List<Integer> commits = new ArrayList<>();

    @Test
    void quickEpochsAreCommittedByTheirNumber() {
        train(1, 25, new CheckpointPlan(10, 60), Placement.DATA, epoch -> 1);
        assertThat(commits).containsExactly(10, 20, 25);
        assertThat(legs).hasSize(25);
    }

    @Test
    void whereTrialsAreSpreadALegGoesToTheNextCommit() {
        train(1, 25, new CheckpointPlan(10, 60), Placement.TRIALS, epoch -> 1);
        assertThat(legs).containsExactly(1, 10, 20, 25);
        assertThat(commits).containsExactly(10, 20, 25);
    }

    @Test
    void slowEpochsAreCommittedBeforeItIsLate() {
        for (Placement placement : Placement.values()) {
            train(1, 20, new CheckpointPlan(10, 60), placement, epoch -> 25);
            assertThat(commits).as(placement.label()).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18, 20);
        }
        assertThat(legs).containsExactly(1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20);
    }

    @Test
    void anEpochThatLastsLongerThanItMayIsCommittedAtOnce() {
        for (Placement placement : Placement.values()) {
            train(1, 5, new CheckpointPlan(Integer.MAX_VALUE, 1), placement, epoch -> 100);
            assertThat(commits).as(placement.label()).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void epochsThatBecomeSlowerShortenTheLegs() {
        train(1, 12, new CheckpointPlan(100, 60), Placement.TRIALS, epoch -> epoch <= 4 ? 15 : 30);
        assertThat(legs).containsExactly(1, 4, 8, 10, 12);
        assertThat(commits).containsExactly(4, 8, 10, 12);
    }

    @Test
    void aTrainingThatGoesOnKeepsToTheMultiples() {
        train(7, 25, new CheckpointPlan(10, 60), Placement.TRIALS, epoch -> 0);
        assertThat(commits).containsExactly(10, 20, 25);
    }

    private void train(int first, int last, CheckpointPlan plan, Placement placement, IntToLongFunction seconds) {
        legs.clear();
        commits.clear();
        CommitSchedule schedule = new CommitSchedule(last, plan, placement, () -> now);
        for (int epoch = first; epoch <= last; ) {
            int begin = epoch;
            int end = schedule.begin(begin);
            for (; epoch <= end; epoch++) {
                now += TimeUnit.SECONDS.toNanos(seconds.applyAsLong(epoch));
            }
            legs.add(end);
            if (schedule.isDue(begin, end)) {
                commits.add(end);
                schedule.committed();
            }
        }
    }
}
