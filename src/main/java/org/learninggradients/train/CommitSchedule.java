package org.learninggradients.train;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.learninggradients.plan.CheckpointPlan;
import org.learninggradients.plan.Placement;

/**
 * Divides the epochs into legs, which all trials go through before training looks at the clock, and says after which of them to
 * commit: at the multiples of so many epochs, at the last, and where one more epoch, which is taken to last as long as those of
 * the leg before, would make the commit late.
 */
final class CommitSchedule {
    private final int epochs;
    private final int every;
    private final long nanos;
    private final int longestLeg;
    private final LongSupplier clock;
    private long committed;
    private long begun;
    private long nanosPerEpoch = Long.MAX_VALUE;

    /**
     * From now on.
     *
     * @param epochs of the whole training
     * @param placement by rows, a leg is one epoch; by trials, as many as are expected to fit before the next commit
     * @param clock in nanoseconds
     */
    CommitSchedule(int epochs, CheckpointPlan plan, Placement placement, LongSupplier clock) {
        this.epochs = epochs;
        this.every = plan.every();
        this.nanos = TimeUnit.SECONDS.toNanos(plan.seconds());
        this.longestLeg = placement == Placement.DATA ? 1 : Integer.MAX_VALUE;
        this.clock = clock;
        this.committed = clock.getAsLong();
    }

    /** Begins a leg with this epoch. Its last epoch is returned. */
    int begin(int epoch) {
        begun = clock.getAsLong();
        long room = (nanos - (begun - committed)) / nanosPerEpoch;
        long length = Math.max(1, Math.min(room, longestLeg));
        return (int) Math.min(multiple(epoch), epoch - 1 + length);
    }

    /** Whether to commit after a leg from one epoch to another. */
    boolean isDue(int firstEpoch, int lastEpoch) {
        long now = clock.getAsLong();
        nanosPerEpoch = Math.max(1, (now - begun) / (lastEpoch - firstEpoch + 1));
        return lastEpoch == multiple(lastEpoch) || now - committed > nanos - nanosPerEpoch;
    }

    void committed() {
        committed = clock.getAsLong();
    }

    /** The next multiple of the epochs between commits, or the last epoch. */
    private int multiple(int epoch) {
        return (int) Math.min(epochs, (epoch - 1L + every) / every * every);
    }
}
