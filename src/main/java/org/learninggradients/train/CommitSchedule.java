package org.learninggradients.train;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.learninggradients.plan.CheckpointPlan;
import org.learninggradients.plan.Placement;

/**
 * Divides the epochs into legs, and says after which legs to commit. All trials go through a leg before training looks at the clock.
 *
 * <p>A commit is due at the multiples of {@code checkpoint.every}, at the last epoch, and where one more epoch would make it late. That
 * epoch is expected to last as long as those of the leg before.
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
     * A schedule from now on.
     *
     * @param epochs number of epochs of the whole training
     * @param placement with {@code data}, a leg is one epoch; with {@code trials}, as many as are expected to fit before a commit
     * @param clock the time in nanoseconds
     */
    CommitSchedule(int epochs, CheckpointPlan plan, Placement placement, LongSupplier clock) {
        this.epochs = epochs;
        this.every = plan.every();
        this.nanos = TimeUnit.SECONDS.toNanos(plan.seconds());
        this.longestLeg = placement == Placement.DATA ? 1 : Integer.MAX_VALUE;
        this.clock = clock;
        this.committed = clock.getAsLong();
    }

    /** Begins a leg with this epoch and returns the leg's last epoch. */
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
