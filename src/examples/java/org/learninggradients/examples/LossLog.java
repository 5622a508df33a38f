package org.learninggradients.examples;

import java.io.PrintStream;
import java.util.Locale;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.train.TrainingListener;

/** Writes each trial's losses after each epoch, a line of JSON each, as systems that collect logs take them. */
public final class LossLog implements TrainingListener {
    private final PrintStream out;

    public LossLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        out.printf(
                Locale.ROOT,
                "{\"trial\": %d, \"epoch\": %d, \"loss\": %.6f}%n",
                result.trial().number(),
                result.epoch(),
                result.train().loss());
    }
}
