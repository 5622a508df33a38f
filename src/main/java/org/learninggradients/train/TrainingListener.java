package org.learninggradients.train;

import java.util.List;
import org.learninggradients.learn.ExampleImportance;
import org.learninggradients.learn.Importance;
import org.learninggradients.learn.TrialEpoch;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;

/** Hears of everything that training does, on the driver, in order. */
public interface TrainingListener {
    /** Training begins with these states of all trials, in the order of their numbers. */
    default void onStart(List<TrialState> states) {}

    /** A step of a cohort of so many trials is done; both counts run over the whole training. */
    default void onStep(int epoch, long stepsDone, long stepsInAll) {}

    /** What a trial's minibatch listened to, before its update. Only where steps are asked for. */
    default void onStepImportance(Trial trial, int epoch, int step, Importance importance) {}

    /**
     * The learning gradient of one example, under the network after the epoch. Only where examples are asked for.
     *
     * @param side the example's side of the split
     */
    default void onExampleImportance(Trial trial, int epoch, Side side, ExampleImportance example) {}

    /**
     * Attributions by a method under the network after the epoch. Only where methods beside the learning gradient are asked for.
     *
     * @param method its name in tables
     * @param side the rows that were attributed
     */
    default void onMethodImportance(Trial trial, int epoch, String method, Side side, Importance importance) {}

    /** A trial has finished an epoch. */
    default void onTrialEpoch(TrialEpoch result) {}

    /** A trial's loss or parameters are no longer finite; what it did in this epoch is dropped. */
    default void onDiverged(Trial trial, int epoch) {}

    /** All trials have finished these epochs, which may now be kept for good. */
    default void onCommit(int epoch, List<TrialState> states) {}
}
