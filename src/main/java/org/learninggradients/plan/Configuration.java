package org.learninggradients.plan;

import org.learninggradients.net.Loss;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;

/**
 * Everything of a trial but its seed and split.
 *
 * @param topology the layers
 * @param activation after the hidden layers
 * @param loss what is minimised
 * @param initializer name of how weights begin
 * @param optimization how parameters follow their gradient
 * @param batchSize rows of a step, or {@link TrainPlan#ALL}
 */
public record Configuration(
        Topology topology,
        Activation activation,
        Loss loss,
        String initializer,
        Optimization optimization,
        int batchSize) {

    /** Its name in every table: as in {@code 30-3-1 sigmoid sgd 0.5 batch 32}. */
    public String name() {
        return topology.architecture() + " " + activation.label() + " "
                + optimization.name().label() + " " + optimization.learningRate() + " batch " + batchLabel();
    }

    /** The batch size as the settings have it. */
    public String batchLabel() {
        return TrainPlan.batchLabel(batchSize);
    }
}
