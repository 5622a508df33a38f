package org.learninggradients.learn.outcome;

import java.io.Serializable;

/**
 * What one epoch of one trial comes to, in parts: the sums of its steps, and what is asked of the network after the last step. A part
 * that is not asked for is empty. Wire form.
 */
public final class EpochOutcome implements Serializable {
    private final StepSums steps;
    private TestOutcome test = TestOutcome.none();
    private MethodOutcomes methods = MethodOutcomes.none();
    private BlockGradients[] examples = {};
    private double[] parameters = {};

    /** An outcome without steps. {@code length} is that of the sums of learning gradients, 0 where there are none. */
    public EpochOutcome(int length) {
        this.steps = new StepSums(length);
    }

    /** Adds the figures of the test rows. Modified: this. */
    public void addTest(TestOutcome outcome) {
        test = outcome;
    }

    /** Adds the attributions by the plan's methods. Modified: this. */
    public void addMethods(MethodOutcomes outcomes) {
        methods = outcomes;
    }

    /** Adds the learning gradients of single examples. Modified: this. */
    public void addExamples(BlockGradients[] gradients) {
        examples = gradients;
    }

    /** Adds the network's parameters; the array is taken as it is. Modified: this. */
    public void addNetwork(double[] networkParameters) {
        parameters = networkParameters;
    }

    /** The sums of the epoch's steps. */
    public StepSums steps() {
        return steps;
    }

    /** The figures of the test rows; empty without test rows. */
    public TestOutcome test() {
        return test;
    }

    /** The attributions by the plan's methods; of size 0 where no methods are asked for. */
    public MethodOutcomes methods() {
        return methods;
    }

    /** The learning gradients of single examples, block by block. The array itself. */
    public BlockGradients[] examples() {
        return examples;
    }

    /** The network's parameters; empty where the network is not kept. The array itself. */
    public double[] parameters() {
        return parameters;
    }
}
