package org.learninggradients.train;

import java.util.List;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.importance.ExampleImportance;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;

/** Several listeners as one. Each event goes to all of them, in their order. */
record Listeners(List<TrainingListener> all) implements TrainingListener {
    Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void onStart(List<TrialState> states) {
        all.forEach(listener -> listener.onStart(states));
    }

    @Override
    public void onStep(int epoch, long stepsDone, long stepsInAll) {
        all.forEach(listener -> listener.onStep(epoch, stepsDone, stepsInAll));
    }

    @Override
    public void onStepImportance(Trial trial, int epoch, int step, Importance importance) {
        all.forEach(listener -> listener.onStepImportance(trial, epoch, step, importance));
    }

    @Override
    public void onExampleImportance(Trial trial, int epoch, Side side, ExampleImportance example) {
        all.forEach(listener -> listener.onExampleImportance(trial, epoch, side, example));
    }

    @Override
    public void onMethodImportance(Trial trial, int epoch, String method, Side side, Importance importance) {
        all.forEach(listener -> listener.onMethodImportance(trial, epoch, method, side, importance));
    }

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        all.forEach(listener -> listener.onTrialEpoch(result));
    }

    @Override
    public void onDiverged(Trial trial, int epoch) {
        all.forEach(listener -> listener.onDiverged(trial, epoch));
    }

    @Override
    public void onCommit(int epoch, List<TrialState> states) {
        all.forEach(listener -> listener.onCommit(epoch, states));
    }
}
