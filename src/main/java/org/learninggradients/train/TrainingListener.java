package org.learninggradients.train;

import java.util.List;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.importance.ExampleImportance;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;

/** Hears of everything that training does, on the driver, in order. What an event brings is computed. */
public interface TrainingListener {
    /** Training begins with these states of all trials, in the order of their numbers. */
    default void onStart(List<TrialState> states) {}

    /** Steps of a cohort are done. Both counts are over the steps of all cohorts and epochs. */
    default void onStep(int epoch, long stepsDone, long stepsInAll) {}

    /** The importance over one minibatch of a trial, before its update. Only where steps are asked for. */
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
     * @param method the method's name in tables
     * @param side the side whose rows are attributed
     */
    default void onMethodImportance(Trial trial, int epoch, String method, Side side, Importance importance) {}

    /** A trial has finished an epoch. */
    default void onTrialEpoch(TrialEpoch result) {}

    /** A trial's loss or parameters are no longer finite; this epoch of it is dropped. */
    default void onDiverged(Trial trial, int epoch) {}

    /** All trials that go on have finished this epoch; results up to it may now be kept for good. */
    default void onCommit(int epoch, List<TrialState> states) {}
}
