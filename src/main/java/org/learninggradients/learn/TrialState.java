package org.learninggradients.learn;

import java.io.Serializable;
import org.learninggradients.learn.optimizer.Optimizer;
import org.learninggradients.net.Initializer;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Trial;
import org.learninggradients.text.Labels;

/** How far one trial's training has come: parameters, what the optimiser remembers, epochs and steps done. Wire form. */
public final class TrialState implements Serializable {
    private final int trial;
    private double[] parameters;
    private double[] optimizerState;
    private int epoch;
    private long steps;
    private boolean diverged;

    /** The state of the trial with this number after so many epochs and steps. The arrays are taken as they are; training changes them. */
    public TrialState(
            int trial, int epoch, long steps, boolean diverged, double[] parameters, double[] optimizerState) {
        this.trial = trial;
        this.epoch = epoch;
        this.steps = steps;
        this.diverged = diverged;
        this.parameters = parameters;
        this.optimizerState = optimizerState;
    }

    /** The state before the first epoch: the plan's given network, or weights drawn by the trial's seed. */
    public static TrialState initial(Plan plan, Trial trial) {
        double[] parameters = plan.network()
                .initial()
                .map(model -> model.network().parameters().clone())
                .orElseGet(() -> drawn(trial));
        Optimizer optimizer = Optimizer.of(trial.configuration().optimization());
        return new TrialState(
                trial.number(), 0, 0, false, parameters, new double[optimizer.stateLength(parameters.length)]);
    }

    private static double[] drawn(Trial trial) {
        return Labels.named(Initializer.class, trial.configuration().initializer())
                .parameters(trial.configuration().topology(), trial.seed());
    }

    /** The trial's number. */
    public int trial() {
        return trial;
    }

    /** Epochs completed. */
    public int epoch() {
        return epoch;
    }

    /** Optimiser steps taken. */
    public long steps() {
        return steps;
    }

    /** Whether a loss or a parameter was not finite; such a trial goes no further. */
    public boolean diverged() {
        return diverged;
    }

    /** The network's flat array. */
    public double[] parameters() {
        return parameters;
    }

    /** What the optimiser keeps from step to step. */
    public double[] optimizerState() {
        return optimizerState;
    }

    /**
     * One optimiser step; the trial has diverged when the loss or a parameter is not finite.
     *
     * @param gradient the gradient of the mean loss. Not modified.
     */
    void descend(Optimizer optimizer, double meanLoss, double[] gradient) {
        steps++;
        optimizer.descend(parameters, gradient, optimizerState, steps);
        diverged = !Double.isFinite(meanLoss) || !finite(parameters);
    }

    /** Becomes equal to the other, whose arrays are taken as they are. Modified: this. */
    public void take(TrialState other) {
        parameters = other.parameters;
        optimizerState = other.optimizerState;
        epoch = other.epoch;
        steps = other.steps;
        diverged = other.diverged;
    }

    void completeEpoch() {
        epoch++;
    }

    void diverge() {
        diverged = true;
    }

    /** Whether number, parameters and optimiser state are of another trial's kind, so that the state can be that trial's. */
    public boolean isOf(Trial other) {
        int count = other.configuration().topology().parameterCount();
        return trial == other.number()
                && parameters.length == count
                && optimizerState.length
                        == Optimizer.of(other.configuration().optimization()).stateLength(count);
    }

    private static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
