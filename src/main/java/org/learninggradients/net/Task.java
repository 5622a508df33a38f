package org.learninggradients.net;

import java.util.Arrays;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.text.Labels;

/** The meaning of a network's outputs. */
public enum Task {
    /** One output: whether the label is the second of two classes. */
    BINARY,
    /** One output a class; the largest wins, the first of equals. */
    MULTICLASS,
    /** One output: the label itself. */
    REGRESSION;

    /** How many outputs a network for it has. */
    public int outputs(int classes) {
        return this == MULTICLASS ? classes : 1;
    }

    /** The loss that networks without an output activation usually minimise. */
    public Loss usualLoss() {
        return switch (this) {
            case BINARY -> Loss.BINARY_CROSS_ENTROPY;
            case MULTICLASS -> Loss.SOFTMAX_CROSS_ENTROPY;
            case REGRESSION -> Loss.MSE;
        };
    }

    /** The loss that a network usually minimises whose outputs this layer makes. Outputs of an activation are no logits. */
    public Loss usualLoss(Layer output) {
        return output.isActivation() ? Loss.MSE : usualLoss();
    }

    /** Writes the targets of one example from {@code start}: one-hot for several classes, else the label. Modified: targets. */
    public void writeTargets(double label, int outputs, double[] targets, int start) {
        if (this == MULTICLASS) {
            Arrays.fill(targets, start, start + outputs, 0);
            targets[start + (int) label] = 1;
        } else {
            targets[start] = label;
        }
    }

    /** Whether the outputs of one example, from {@code start}, name its class; never so in a regression. */
    public boolean isCorrect(double label, double[] outputs, int start, int count, double threshold) {
        return switch (this) {
            case BINARY -> (outputs[start] > threshold) == (label == 1);
            case MULTICLASS -> largest(outputs, start, count) == (int) label;
            case REGRESSION -> false;
        };
    }

    private static int largest(double[] values, int start, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            if (values[start + i] > values[start + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** The name in settings and tables. */
    public String label() {
        return Labels.of(this);
    }
}
