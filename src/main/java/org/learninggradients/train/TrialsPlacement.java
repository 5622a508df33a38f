package org.learninggradients.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.BlockSet;
import org.learninggradients.learn.CohortLayout;
import org.learninggradients.learn.LegOrder;
import org.learninggradients.learn.TrialLeg;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.outcome.EpochOutcome;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Trial;

/**
 * The trials are spread over the cluster, each with all rows. The epochs up to a commit are one Spark job. Where the results of all
 * trials are too much for the driver at once, groups of trials take a job each, one after the other.
 */
final class TrialsPlacement implements CohortPlacement {
    /** Upper bound in bytes for the results of one job, well below Spark's default of {@code spark.driver.maxResultSize}, 1 GiB. */
    private static final long RESULT_BYTES = 256L << 20;

    /** Estimate in numbers of 8 bytes for what an epoch's outcome holds beside its sums: losses, counts, headers of objects. */
    private static final int NUMBERS_OF_EPOCH = 32;

    private final CohortTraining training;
    private final CohortLayout layout;
    private final Broadcast<CohortLayout> shippedLayout;
    private final Broadcast<BlockSet> blocks;
    private final Reporter reporter;

    /** A placement over the rows of the cohort's split, which several cohorts share. */
    TrialsPlacement(CohortTraining training, Broadcast<BlockSet> blocks, TrainingListener listener) {
        this.training = training;
        this.layout = training.layout();
        this.blocks = blocks;
        this.shippedLayout = training.context().broadcast(layout);
        this.reporter = new Reporter(training.plan(), training.task(), training.split(), listener);
    }

    @Override
    public long stepsLeft(int epochs) {
        return training.stepsLeft(layout.steps(), epochs);
    }

    @Override
    public void advance(int firstEpoch, int lastEpoch, Progress progress) {
        LegOrder order = training.legOrder(lastEpoch);
        List<TrialLeg> legs = legs(order);
        long steps = (long) layout.steps() * (lastEpoch - firstEpoch + 1);
        int done = 0;
        for (List<TrialLeg> group : groups(legs, leg -> resultBytes(leg, order))) {
            training.context()
                    .setJobDescription(String.format(
                            Locale.ROOT, "epochs %d to %d · %d trials", firstEpoch, lastEpoch, group.size()));
            try (LegJob job = new LegJob(training.context(), group, shippedLayout, blocks, order)) {
                for (int part = 0; part < job.parts(); part++) {
                    TrialLeg[] ended = job.part(part);
                    Arrays.stream(ended).forEach(this::report);
                    int before = done;
                    done += ended.length;
                    progress.advance(lastEpoch, steps * done / legs.size() - steps * before / legs.size());
                }
            }
        }
    }

    private List<TrialLeg> legs(LegOrder order) {
        List<TrialLeg> legs = new ArrayList<>();
        for (int index = 0; index < training.states().size(); index++) {
            TrialState state = training.states().get(index);
            if (!state.diverged() && state.epoch() < order.lastEpoch()) {
                Optimization optimization =
                        training.trial(index).configuration().optimization();
                legs.add(new TrialLeg(index, order.optimizations().indexOf(optimization), state));
            }
        }
        return legs;
    }

    /** The legs in their order, in groups: the results of a group stay within {@link #RESULT_BYTES}, or the group has one leg. */
    static List<List<TrialLeg>> groups(List<TrialLeg> legs, ToLongFunction<TrialLeg> resultBytes) {
        List<List<TrialLeg>> groups = new ArrayList<>();
        long bytes = 0;
        for (TrialLeg leg : legs) {
            long more = resultBytes.applyAsLong(leg);
            if (groups.isEmpty() || bytes + more > RESULT_BYTES) {
                groups.add(new ArrayList<>());
                bytes = 0;
            }
            groups.get(groups.size() - 1).add(leg);
            bytes += more;
        }
        return groups;
    }

    /** Estimate in bytes for the result of a leg that does not diverge. */
    private long resultBytes(TrialLeg leg, LegOrder order) {
        TrialState state = leg.state();
        long sums = Math.subtractExact(layout.sumCount(leg.index()), layout.parameterCount(leg.index()));
        long perEpoch = NUMBERS_OF_EPOCH + sums * (order.keepSteps() ? 1 + layout.steps() : 1);
        long numbers = (long) state.parameters().length + state.optimizerState().length;
        for (int epoch = state.epoch() + 1; epoch <= order.lastEpoch(); epoch++) {
            numbers += perEpoch;
            numbers += order.networkEpochs().contains(epoch) ? state.parameters().length : 0;
            numbers += order.methodEpochs().contains(epoch) ? layout.attributionSumCount() : 0;
            numbers += order.exampleEpochs().contains(epoch) ? exampleNumbers(order) : 0;
        }
        return Double.BYTES * numbers;
    }

    /** How many numbers the learning gradients of single examples have, with the examples' row numbers. */
    private long exampleNumbers(LegOrder order) {
        Split split = training.split();
        return split.rows(order.exampleSide())
                * (1L + split.moments().features().size());
    }

    /** Reports the epochs of a leg, while other trials still train, and takes over its state. */
    private void report(TrialLeg leg) {
        Trial trial = training.trial(leg.index());
        int epoch = leg.firstEpoch();
        for (EpochOutcome outcome : leg.outcomes()) {
            reporter.epoch(trial, epoch++, outcome);
        }
        if (leg.state().diverged()) {
            reporter.diverged(trial, epoch);
        }
        training.states().get(leg.index()).take(leg.state());
    }

    @Override
    public void close() {
        shippedLayout.destroy();
    }
}
