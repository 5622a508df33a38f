package org.learninggradients.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** The trials are spread over the cluster, each with all rows: one Spark job a commit interval, and none a step. */
final class TrialsPlacement implements CohortPlacement {
    private static final int TASKS_PER_CORE = 4;

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
        List<TrialLeg> legs = new ArrayList<>();
        for (int place = 0; place < plan.states().size(); place++) {
            TrialState state = plan.states().get(place);
            if (!state.diverged() && state.epoch() < lastEpoch) {
                legs.add(new TrialLeg(place, state));
            }
        }
        if (legs.isEmpty()) {
            return;
        }
        plan.context()
                .setJobDescription(
                        String.format(Locale.ROOT, "epochs %d to %d · %d trials", firstEpoch, lastEpoch, legs.size()));
        List<TrialLeg> done = run(legs, lastEpoch);
        for (int epoch = firstEpoch; epoch <= lastEpoch; epoch++) {
            for (TrialLeg leg : done) {
                report(leg, epoch);
            }
            progress.advance(epoch, layout.steps());
        }
        done.forEach(leg -> plan.states().get(leg.place()).take(leg.state()));
    }

    private List<TrialLeg> run(List<TrialLeg> legs, int lastEpoch) {
        int tasks = Math.min(legs.size(), TASKS_PER_CORE * plan.context().defaultParallelism());
        List<TrialLeg> dealt = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            for (int leg = task; leg < legs.size(); leg += tasks) {
                dealt.add(legs.get(leg));
            }
        }
        JavaRDD<TrialLeg> parts = plan.context().parallelize(dealt, tasks);
        return parts.map(new TrainLeg(shippedLayout, blocks, new LegOrder(plan, lastEpoch))).collect().stream()
                .sorted(Comparator.comparingInt(TrialLeg::place))
                .toList();
    }

    private void report(TrialLeg leg, int epoch) {
        EpochOutcome outcome = leg.outcome(epoch);
        if (outcome != null) {
            reporter.epoch(plan.trial(leg.place()), epoch, outcome);
        } else if (leg.state().diverged() && leg.state().epoch() == epoch - 1) {
            reporter.diverged(plan.trial(leg.place()), epoch);
        }
    }

    @Override
    public void close() {
        shippedLayout.destroy();
    }

    private record TrainLeg(Broadcast<CohortLayout> layout, Broadcast<BlockSet> blocks, LegOrder order)
            implements Function<TrialLeg, TrialLeg> {
        @Override
        public TrialLeg call(TrialLeg leg) {
            return new TrialTraining(layout.value(), blocks.value(), order).train(leg);
        }
    }
}
