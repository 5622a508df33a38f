package org.learninggradients.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.learninggradients.data.Split;
import org.learninggradients.net.LearningGradientSums;
import org.learninggradients.net.Task;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Trial;

/** Trains one cohort with its rows spread over the cluster: a broadcast and an ordered sum a step, whatever the number of trials. */
final class CohortTraining implements AutoCloseable {
    private static final long SCORE_BYTES = 64L << 20;

    private final JavaSparkContext context;
    private final Plan plan;
    private final Task task;
    private final Split split;
    private final Cohort cohort;
    private final List<TrialState> states;
    private final List<Optimizer> optimizers;
    private final CohortLayout layout;
    private final LearningGradientSums gradientSums;
    private final CohortJobs jobs;
    private final TrainingListener listener;

    CohortTraining(
            JavaSparkContext context,
            Plan plan,
            Task task,
            Split split,
            Cohort cohort,
            List<TrialState> states,
            TrainingListener listener) {
        this.context = context;
        this.plan = plan;
        this.task = task;
        this.split = split;
        this.cohort = cohort;
        this.states = List.copyOf(states);
        this.optimizers = cohort.trials().stream()
                .map(trial -> Optimizer.of(trial.configuration().optimization()))
                .toList();
        this.layout = new CohortLayout(cohort, split, task, plan.importance().enabled());
        this.gradientSums = layout.gradientSums();
        this.jobs = new CohortJobs(context, layout, split);
        this.listener = listener;
    }

    /** Steps until the last trial has finished so many epochs, if none diverges. */
    long stepsLeft(int epochs) {
        int first = states.stream().mapToInt(TrialState::epoch).min().orElse(epochs);
        return (long) layout.steps() * (epochs - first);
    }

    /** Takes every trial that stands before this epoch through it. */
    void epoch(int epoch, Progress progress) {
        int[] trials = active(epoch);
        EpochSums[] sums = new EpochSums[states.size()];
        for (int trial : trials) {
            sums[trial] = new EpochSums(gradientSums, plan.importance());
        }
        for (int step = 1; step <= layout.steps() && trials.length > 0; step++) {
            context.setJobDescription(String.format(
                    Locale.ROOT, "epoch %d · step %d/%d · %d trials", epoch, step, layout.steps(), trials.length));
            descend(epoch, step, trials, sums);
            trials = active(epoch);
            progress.step(epoch);
        }
        finish(epoch, trials, sums);
    }

    @Override
    public void close() {
        jobs.close();
    }

    /** Places of the trials that have finished the epoch before and go on. */
    private int[] active(int epoch) {
        List<Integer> active = new ArrayList<>();
        for (int trial = 0; trial < states.size(); trial++) {
            if (states.get(trial).epoch() == epoch - 1 && !states.get(trial).diverged()) {
                active.add(trial);
            }
        }
        return active.stream().mapToInt(Integer::intValue).toArray();
    }

    private void descend(int epoch, int step, int[] trials, EpochSums[] epochSums) {
        StepSum sum = jobs.step(epoch, step, weights(trials));
        double[] sums = sum.total();
        int offset = 0;
        for (int i = 0; i < trials.length; i++) {
            int parameters = layout.parameterCount(trials[i]);
            int end = offset + layout.sumCount(trials[i]) - 1;
            double[] gradient = new double[parameters];
            for (int k = 0; k < parameters; k++) {
                gradient[k] = sums[offset + k] / sum.examples(i);
            }
            TrialState state = states.get(trials[i]);
            state.descend(optimizers.get(trials[i]), sums[end] / sum.examples(i), gradient);
            if (state.diverged()) {
                listener.onDiverged(cohort.trials().get(trials[i]), epoch);
            } else {
                epochSums[trials[i]].add(sums, offset + parameters, sum, i);
            }
            offset = end + 1;
        }
    }

    private void finish(int epoch, int[] trials, EpochSums[] sums) {
        for (int[] part : parts(trials)) {
            List<Optional<Metrics>> tests = test(epoch, part);
            for (int i = 0; i < part.length; i++) {
                TrialState state = states.get(part[i]);
                Trial trial = cohort.trials().get(part[i]);
                if (state.diverged()) {
                    listener.onDiverged(trial, epoch);
                    continue;
                }
                state.completeEpoch();
                List<Importance> steps = sums[part[i]].steps();
                for (int step = 1; step <= steps.size(); step++) {
                    listener.onStepImportance(trial, epoch, step, steps.get(step - 1));
                }
                listener.onTrialEpoch(new TrialEpoch(
                        trial,
                        epoch,
                        sums[part[i]].metrics(task, split),
                        tests.get(i),
                        sums[part[i]].importance(),
                        state.network(trial)));
            }
            tellExamples(
                    epoch,
                    Arrays.stream(part)
                            .filter(trial -> !states.get(trial).diverged())
                            .toArray());
        }
    }

    private List<Optional<Metrics>> test(int epoch, int[] trials) {
        List<Optional<Metrics>> metrics = new ArrayList<>();
        if (split.testRows() == 0) {
            Arrays.stream(trials).forEach(trial -> metrics.add(Optional.empty()));
            return metrics;
        }
        context.setJobDescription(String.format(Locale.ROOT, "epoch %d · test rows · %d trials", epoch, trials.length));
        Evaluation evaluation = jobs.evaluate(weights(trials), scored());
        double[] losses = evaluation.sum().total();
        for (int i = 0; i < trials.length; i++) {
            if (!Double.isFinite(losses[i])) {
                states.get(trials[i]).diverge();
            }
            double auc = scored() ? evaluation.areaUnderCurve(i) : Double.NaN;
            long correct = evaluation.sum().correct(i);
            metrics.add(Optional.of(
                    EpochSums.metrics(task, losses[i], correct, split.testRows(), auc, split.testLabelSquares())));
        }
        return metrics;
    }

    private void tellExamples(int epoch, int[] trials) {
        if (trials.length == 0 || !plan.importance().exampleEpochs().contains(epoch)) {
            return;
        }
        context.setJobDescription(
                String.format(Locale.ROOT, "epoch %d · single examples · %d trials", epoch, trials.length));
        jobs.inputGradients(
                weights(trials),
                plan.importance().exampleRows(),
                part -> listener.onExamples(
                        cohort.trials().get(trials[part.trial()]),
                        epoch,
                        plan.importance().exampleRows(),
                        part.rowNumbers(),
                        part.gradients(),
                        split.scaler().constant()));
    }

    private boolean scored() {
        return task == Task.BINARY && split.testRows() <= plan.aucRows();
    }

    /** So many trials at once that their scores stay within bounds on the driver. */
    private List<int[]> parts(int[] trials) {
        long bytes = Double.BYTES * Math.max(1, scored() ? split.testRows() : 1);
        int size = (int) Math.max(1, Math.min(Integer.MAX_VALUE, SCORE_BYTES / bytes));
        List<int[]> parts = new ArrayList<>();
        for (int start = 0; start < trials.length; start += size) {
            parts.add(Arrays.copyOfRange(trials, start, Math.min(trials.length, start + size)));
        }
        return parts;
    }

    private CohortWeights weights(int[] trials) {
        return new CohortWeights(
                trials, Arrays.stream(trials).mapToObj(states::get).toList());
    }
}
