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
import org.learninggradients.learn.EpochOutcome;
import org.learninggradients.learn.LegOrder;
import org.learninggradients.learn.TrialLeg;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Trial;

/**
 * The trials are spread over the cluster, each with all rows: one Spark job for the epochs up to a commit, and none a step. Where what
 * the epochs of all trials come to is too much for the driver at once, groups of trials take a job each, one after the other.
 */
final class TrialsPlacement implements CohortPlacement {
    /** Of the results of a job; {@code spark.driver.maxResultSize} is 1 GiB unless set. */
    private static final long RESULT_BYTES = 256L << 20;

    /** Numbers of an epoch beside its sums: losses, counts and headers of objects. */
    private static final int NUMBERS_OF_EPOCH = 32;

    private final CohortPlan plan;
    private final CohortLayout layout;
    private final Broadcast<CohortLayout> shippedLayout;
    private final Broadcast<BlockSet> blocks;
    private final Reporter reporter;

    /** With the rows of the cohort's split, which several cohorts share. */
    TrialsPlacement(CohortPlan plan, Broadcast<BlockSet> blocks, TrainingListener listener) {
        this.plan = plan;
        this.layout = plan.layout();
        this.blocks = blocks;
        this.shippedLayout = plan.context().broadcast(layout);
        this.reporter = new Reporter(plan.plan(), plan.task(), plan.split(), listener);
    }

    @Override
    public long stepsLeft(int epochs) {
        return plan.stepsLeft(layout.steps(), epochs);
    }

    @Override
    public void advance(int firstEpoch, int lastEpoch, Progress progress) {
        LegOrder order = plan.legOrder(lastEpoch);
        List<TrialLeg> legs = legs(order);
        long steps = (long) layout.steps() * (lastEpoch - firstEpoch + 1);
        int done = 0;
        for (List<TrialLeg> group : groups(legs, leg -> resultBytes(leg, order))) {
            plan.context()
                    .setJobDescription(String.format(
                            Locale.ROOT, "epochs %d to %d · %d trials", firstEpoch, lastEpoch, group.size()));
            try (LegJob job = new LegJob(plan.context(), group, shippedLayout, blocks, order)) {
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
        for (int place = 0; place < plan.states().size(); place++) {
            TrialState state = plan.states().get(place);
            if (!state.diverged() && state.epoch() < order.lastEpoch()) {
                Optimization optimization = plan.trial(place).configuration().optimization();
                legs.add(new TrialLeg(place, order.optimizations().indexOf(optimization), state));
            }
        }
        return legs;
    }

    /** The legs in their order, in groups whose results are together at most so large, or of one leg. */
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

    /** About how much a leg comes to, if it does not diverge. */
    private long resultBytes(TrialLeg leg, LegOrder order) {
        TrialState state = leg.state();
        long sums = Math.subtractExact(layout.sumCount(leg.place()), layout.parameterCount(leg.place()));
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

    /** Numbers of the input gradients of single examples. */
    private long exampleNumbers(LegOrder order) {
        Split split = plan.split();
        return split.rows(order.exampleRows())
                * (1L + split.moments().features().size());
    }

    /** Reports the epochs of a leg while other trials are still trained, and takes its state over. */
    private void report(TrialLeg leg) {
        Trial trial = plan.trial(leg.place());
        int epoch = leg.firstEpoch();
        for (EpochOutcome outcome : leg.outcomes()) {
            reporter.epoch(trial, epoch++, outcome);
        }
        if (leg.state().diverged()) {
            reporter.diverged(trial, epoch);
        }
        plan.states().get(leg.place()).take(leg.state());
    }

    @Override
    public void close() {
        shippedLayout.destroy();
    }
}
