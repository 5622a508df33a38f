package org.learninggradients.net;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.BackPropagation.Reach;
import org.learninggradients.net.layer.LayerPass.Mode;

/** The results of one forward and backward pass, in arrays of their own. */
public final class Pass {
    public final double[] outputs;
    final double[] losses;

    /** Summed over examples. */
    public final double[] gradient;

    /** [n, inputs], of each example's own loss. */
    public final DMatrixRMaj inputGradients;

    public Pass(Network network, Loss loss, DMatrixRMaj X, DMatrixRMaj T) {
        BackPropagation backPropagation =
                new BackPropagation(network.topology(), loss, Reach.INPUTS, new JavaProducts());
        backPropagation.reshape(X.numRows);
        backPropagation.inputs().setTo(X);
        backPropagation.targets().setTo(T);
        this.gradient = new double[network.parameters().length];
        backPropagation.forward(Mode.TRAIN, network.parameters(), 0);
        backPropagation.backward(network.parameters(), 0, gradient, 0);
        this.outputs = backPropagation.outputs().copy().data;
        this.losses = Arrays.copyOf(backPropagation.losses(), X.numRows);
        this.inputGradients = backPropagation.inputGradients().copy();
    }

    /** The sums of learning gradients over this pass. */
    double[] learningGradientSums() {
        ImportanceSums sums = new ImportanceSums(new boolean[inputGradients.numCols]);
        double[] values = new double[sums.length()];
        sums.sum(inputGradients, values, 0);
        return values;
    }
}
