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

/** The rows are spread over the cluster: a broadcast and an ordered sum a step, whatever the number of trials. */
final class DataPlacement implements CohortPlacement {
    /** Of the results of a job after an epoch; they are told before the next such job. */
    private static final long RESULT_BYTES = 64L << 20;

    private final CohortPlan plan;
    private final CohortLayout layout;
    private final List<TrialSteps> trials;
    private final CohortJobs jobs;
    private final Reporter reporter;

    DataPlacement(CohortPlan plan, TrainingListener listener) {
        this.plan = plan;
        this.layout = plan.layout();
        this.trials = plan.steps(layout);
        this.jobs = new CohortJobs(plan.context(), layout, plan.split());
        this.reporter = new Reporter(plan.plan(), plan.task(), plan.split(), listener);
    }

    @Override
    public long stepsLeft(int epochs) {
        return plan.stepsLeft(layout.steps(), epochs);
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

    /** Numbers of a trial that a job after the epoch comes to, at most: scores of test rows, sums of attributions. */
    private long resultNumbers(int epoch) {
        long scores = plan.scored() ? plan.split().testRows() : 1;
        return plan.attributes(epoch) ? Math.max(scores, layout.attributionSumCount()) : scores;
    }

    /** Places of the trials that have finished the epoch before and go on. */
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
                reporter.diverged(plan.trial(active[i]), epoch);
            }
            offset += layout.sumCount(active[i]);
        }
    }

    private void end(int epoch, int[] part) {
        test(epoch, part);
        Arrays.stream(part).forEach(place -> endEpoch(epoch, place));
        int[] finished = Arrays.stream(part)
                .filter(place -> trials.get(place).isBefore(epoch + 1))
                .toArray();
        attribute(epoch, finished);
        for (int place : finished) {
            TrialSteps trial = trials.get(place);
            if (plan.plan().keepsNetworks(epoch)) {
                trial.outcome().parameters(trial.state().parameters());
            }
            reporter.epoch(plan.trial(place), epoch, trial.takeOutcome());
        }
        examples(epoch, finished);
    }

    private void endEpoch(int epoch, int place) {
        TrialSteps trial = trials.get(place);
        trial.endEpoch();
        if (trial.state().diverged()) {
            reporter.diverged(plan.trial(place), epoch);
        }
    }

    private void test(int epoch, int[] part) {
        if (plan.split().testRows() > 0) {
            describe("epoch %d · test rows · %d trials", epoch, part.length);
            Evaluation evaluation = jobs.evaluate(weights(part), plan.scored());
            for (int i = 0; i < part.length; i++) {
                trials.get(part[i]).outcome().test(evaluation, i, plan.scored());
            }
        }
    }

    private void attribute(int epoch, int[] places) {
        if (places.length > 0 && plan.attributes(epoch)) {
            describe("epoch %d · attributions · %d trials", epoch, places.length);
            CohortSum sum =
                    jobs.attribute(weights(places), plan.plan().importance().methodRows());
            for (int i = 0; i < places.length; i++) {
                trials.get(places[i]).outcome().attributed(sum, i, layout);
            }
        }
    }

    private void examples(int epoch, int[] places) {
        if (places.length > 0 && plan.plan().keepsExamples(epoch)) {
            describe("epoch %d · single examples · %d trials", epoch, places.length);
            jobs.inputGradients(
                    weights(places),
                    plan.plan().importance().exampleRows(),
                    part -> reporter.examples(plan.trial(places[part.trial()]), epoch, part));
        }
    }

    /** So many trials at once that what they come to, so many numbers each, stays within bounds on the driver. */
    static List<int[]> parts(int[] places, long numbers) {
        int size = (int) Math.max(1, RESULT_BYTES / (Double.BYTES * Math.max(1, numbers)));
        List<int[]> parts = new ArrayList<>();
        for (int start = 0; start < places.length; start += size) {
            parts.add(Arrays.copyOfRange(places, start, Math.min(places.length, start + size)));
        }
        return parts;
    }

    private CohortWeights weights(int[] places) {
        return new CohortWeights(
                places,
                Arrays.stream(places)
                        .mapToObj(place -> trials.get(place).state())
                        .toList());
    }

    private void describe(String format, Object... values) {
        plan.context().setJobDescription(String.format(Locale.ROOT, format, values));
    }
}
