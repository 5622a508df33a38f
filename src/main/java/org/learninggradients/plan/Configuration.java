package org.learninggradients.plan;

import org.learninggradients.net.Loss;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;

/**
 * All settings of a trial but its seed and its split.
 *
 * @param topology the layers
 * @param activation the activation after the hidden layers
 * @param loss the loss that is minimised
 * @param initializer the label of how weights begin
 * @param optimization how parameters follow their gradient
 * @param batchSize number of rows a step, or {@link TrainPlan#ALL}
 */
public record Configuration(
        Topology topology,
        Activation activation,
        Loss loss,
        String initializer,
        Optimization optimization,
        int batchSize) {

    /** The name in every table, as in {@code 30-3-1 sigmoid sgd 0.5 batch 32}. */
    public String name() {
        return topology.architecture() + " " + activation.label() + " "
                + optimization.name().label() + " " + optimization.learningRate() + " batch " + batchLabel();
    }

    /** The batch size as the settings have it. */
    public String batchLabel() {
        return TrainPlan.batchLabel(batchSize);
    }
}
