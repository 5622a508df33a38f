package org.learninggradients.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.learninggradients.learn.CohortLayout;
import org.learninggradients.learn.CohortSum;
import org.learninggradients.learn.CohortWeights;
import org.learninggradients.learn.Evaluation;
import org.learninggradients.learn.TrialSteps;

/** The rows are spread over the cluster. A step is one broadcast and one ordered sum, whatever the number of trials. */
final class DataPlacement implements CohortPlacement {
    /** Upper bound in bytes for the results of one job after an epoch; they are reported before the next such job. */
    private static final long RESULT_BYTES = 64L << 20;

    private final CohortTraining training;
    private final CohortLayout layout;
    private final List<TrialSteps> trials;
    private final CohortJobs jobs;
    private final Reporter reporter;

    DataPlacement(CohortTraining training, TrainingListener listener) {
        this.training = training;
        this.layout = training.layout();
        this.trials = training.steps(layout);
        this.jobs = new CohortJobs(training.context(), layout, training.split());
        this.reporter = new Reporter(training.plan(), training.task(), training.split(), listener);
    }

    @Override
    public long stepsLeft(int epochs) {
        return training.stepsLeft(layout.steps(), epochs);
    }

    @Override
    public void advance(int firstEpoch, int lastEpoch, Progress progress) {
        for (int epoch = firstEpoch; epoch <= lastEpoch; epoch++) {
            epoch(epoch, progress);
        }
    }

    @Override
    public void close() {
        jobs.close();
    }

    private void epoch(int epoch, Progress progress) {
        int[] active = active(epoch);
        for (int step = 1; step <= layout.steps() && active.length > 0; step++) {
            describe("epoch %d · step %d/%d · %d trials", epoch, step, layout.steps(), active.length);
            step(epoch, step, active);
            active = active(epoch);
            progress.advance(epoch, 1);
        }
        for (int[] part : parts(active, resultNumbers(epoch))) {
            end(epoch, part);
        }
    }

    /** Upper bound for the numbers a trial in the results of a job after the epoch: scores of test rows, sums of attributions. */
    private long resultNumbers(int epoch) {
        long scores = training.scored() ? training.split().testRows() : 1;
        return training.attributes(epoch) ? Math.max(scores, layout.attributionSumCount()) : scores;
    }

    /** Indices of the trials that have finished the epoch before and go on. */
    private int[] active(int epoch) {
        return IntStream.range(0, trials.size())
                .filter(trial -> trials.get(trial).isBefore(epoch))
                .toArray();
    }

    private void step(int epoch, int step, int[] active) {
        CohortSum sum = jobs.step(epoch, step, weights(active));
        double[] sums = sum.total();
        int offset = 0;
        for (int i = 0; i < active.length; i++) {
            TrialSteps trial = trials.get(active[i]);
            trial.step(sums, offset, sum, i);
            if (trial.state().diverged()) {
                reporter.diverged(training.trial(active[i]), epoch);
            }
            offset += layout.sumCount(active[i]);
        }
    }

    private void end(int epoch, int[] part) {
        test(epoch, part);
        Arrays.stream(part).forEach(index -> endEpoch(epoch, index));
        int[] finished = Arrays.stream(part)
                .filter(index -> trials.get(index).isBefore(epoch + 1))
                .toArray();
        attribute(epoch, finished);
        for (int index : finished) {
            TrialSteps trial = trials.get(index);
            if (training.plan().keepsNetworks(epoch)) {
                trial.outcome().addNetwork(trial.state().parameters());
            }
            reporter.epoch(training.trial(index), epoch, trial.takeOutcome());
        }
        examples(epoch, finished);
    }

    private void endEpoch(int epoch, int index) {
        TrialSteps trial = trials.get(index);
        trial.endEpoch();
        if (trial.state().diverged()) {
            reporter.diverged(training.trial(index), epoch);
        }
    }

    private void test(int epoch, int[] part) {
        if (training.split().testRows() > 0) {
            describe("epoch %d · test rows · %d trials", epoch, part.length);
            Evaluation evaluation = jobs.evaluate(weights(part), training.scored());
            for (int i = 0; i < part.length; i++) {
                trials.get(part[i]).outcome().addTest(evaluation.outcome(i));
            }
        }
    }

    private void attribute(int epoch, int[] indices) {
        if (indices.length > 0 && training.attributes(epoch)) {
            describe("epoch %d · attributions · %d trials", epoch, indices.length);
            CohortSum sum = jobs.attribute(
                    weights(indices), training.plan().importance().methodSide());
            for (int i = 0; i < indices.length; i++) {
                trials.get(indices[i]).outcome().addMethods(layout.methodOutcomes(sum, i));
            }
        }
    }

    private void examples(int epoch, int[] indices) {
        if (indices.length > 0 && training.plan().keepsExamples(epoch)) {
            describe("epoch %d · single examples · %d trials", epoch, indices.length);
            jobs.inputGradients(
                    weights(indices),
                    training.plan().importance().exampleSide(),
                    part -> reporter.examples(training.trial(indices[part.trial()]), epoch, part));
        }
    }

    /** The trials in parts, so that the results of a part, with so many numbers a trial, stay within {@link #RESULT_BYTES}. */
    static List<int[]> parts(int[] indices, long numbers) {
        int size = (int) Math.max(1, RESULT_BYTES / (Double.BYTES * Math.max(1, numbers)));
        List<int[]> parts = new ArrayList<>();
        for (int start = 0; start < indices.length; start += size) {
            parts.add(Arrays.copyOfRange(indices, start, Math.min(indices.length, start + size)));
        }
        return parts;
    }

    private CohortWeights weights(int[] indices) {
        return new CohortWeights(
                indices,
                Arrays.stream(indices)
                        .mapToObj(index -> trials.get(index).state())
                        .toList());
    }

    private void describe(String format, Object... values) {
        training.context().setJobDescription(String.format(Locale.ROOT, format, values));
    }
}
