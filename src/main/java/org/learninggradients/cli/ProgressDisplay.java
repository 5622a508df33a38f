package org.learninggradients.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;
import org.learninggradients.train.TrainingListener;

/**
 * The progress of a training, on standard error: a bar on a terminal, elsewhere a line for each epoch that all trials have finished.
 * At the end, a line for each method whose attributions were incomplete.
 */
final class ProgressDisplay implements TrainingListener, AutoCloseable {
    private static final class EpochMeans {
        private int trials;
        private double trainLoss;
        private double testLoss;
        private double testAccuracy;
    }

    private final @Nullable ProgressBar bar;
    private final int epochs;
    private final TreeMap<Integer, EpochMeans> means = new TreeMap<>();
    private final TreeMap<Integer, Integer> expected = new TreeMap<>();
    private final TreeMap<String, Long> incomplete = new TreeMap<>();

    private ProgressDisplay(int epochs, @Nullable ProgressBar bar) {
        this.bar = bar;
        this.epochs = epochs;
    }

    /** A display of a training that goes to this epoch. */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal up to Java 21, which is as far as Spark 4.1 goes
    static ProgressDisplay start(int epochs) {
        ProgressBar bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("training")
                        .setInitialMax(0)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUnit(" steps", 1)
                        .build();
        return new ProgressDisplay(epochs, bar);
    }

    @Override
    public void onStart(List<TrialState> states) {
        for (TrialState state : states) {
            for (int epoch = state.epoch() + 1; epoch <= epochs && !state.diverged(); epoch++) {
                expected.merge(epoch, 1, Integer::sum);
            }
        }
    }

    @Override
    public void onStep(int epoch, long stepsDone, long stepsInAll) {
        if (bar != null) {
            bar.maxHint(stepsInAll);
            bar.setExtraMessage(" epoch " + epoch + "/" + epochs);
            bar.stepTo(stepsDone);
        }
    }

    @Override
    public void onMethodImportance(Trial trial, int epoch, String method, Side side, Importance importance) {
        if (importance.incompleteExamples() > 0) {
            incomplete.merge(method, importance.incompleteExamples(), Long::sum);
        }
    }

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        EpochMeans sums = means.computeIfAbsent(result.epoch(), unused -> new EpochMeans());
        sums.trials++;
        sums.trainLoss += result.train().loss();
        sums.testLoss += result.test().map(test -> test.loss()).orElse(Double.NaN);
        sums.testAccuracy += result.test().map(test -> test.accuracy()).orElse(Double.NaN);
        tell(result.epoch());
    }

    @Override
    public void onDiverged(Trial trial, int epoch) {
        if (bar == null) {
            System.err.println(
                    "trial " + trial.number() + " (" + trial.configuration().name() + ", seed " + trial.seed()
                            + ", split " + trial.splitSeed() + ") diverged in epoch " + epoch);
        }
        for (int later = epoch; later <= epochs; later++) {
            expected.merge(later, -1, Integer::sum);
        }
        if (means.containsKey(epoch)) {
            tell(epoch);
        }
    }

    private void tell(int epoch) {
        EpochMeans sums = means.get(epoch);
        if (bar == null && sums != null && sums.trials == expected.getOrDefault(epoch, 0)) {
            System.err.println(String.format(
                    Locale.ROOT,
                    "epoch %d/%d: %d trials, training loss %.5g%s",
                    epoch,
                    epochs,
                    sums.trials,
                    sums.trainLoss / sums.trials,
                    test(sums)));
        }
    }

    private static String test(EpochMeans sums) {
        if (Double.isNaN(sums.testLoss)) {
            return "";
        }
        String loss = String.format(Locale.ROOT, ", test loss %.5g", sums.testLoss / sums.trials);
        return Double.isNaN(sums.testAccuracy)
                ? loss
                : loss + String.format(Locale.ROOT, ", test accuracy %.2f %%", 100 * sums.testAccuracy / sums.trials);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        incomplete.forEach((method, attributions) -> System.err.println(String.format(
                Locale.ROOT,
                "%s was incomplete by more than rounding in %,d attributions of a row; 'attribute' names such rows",
                method,
                attributions)));
    }
}
