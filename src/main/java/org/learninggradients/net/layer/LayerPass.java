package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;

/**
 * One layer's view of a pass over n examples, a row each: the values that enter and leave the layer, their gradients, its parameters
 * and their gradient, and scratch memory. The caller of a layer sets what the layer needs. The layer modifies only what its method
 * names as modified. One thread's, and reused from pass to pass.
 */
public final class LayerPass {
    /** Whether a pass trains the network or asks for its outputs. A layer may compute other values in training. */
    public enum Mode {
        TRAIN,
        EVAL
    }

    private final Workspace workspace;
    private final DMatrixRMaj[] X;
    private final DMatrixRMaj Y;
    private Mode mode = Mode.EVAL;
    private double[] parameters = {};
    private int offset;
    private DMatrixRMaj[] dX = {};
    private DMatrixRMaj dY = new DMatrixRMaj(1, 1);
    private double[] gradient = {};
    private int gradientOffset;

    /**
     * A pass between these values.
     *
     * @param X one matrix [n, inputs] for each value that enters
     * @param Y [n, outputs]
     */
    public LayerPass(Workspace workspace, DMatrixRMaj[] X, DMatrixRMaj Y) {
        this.workspace = workspace;
        this.X = X;
        this.Y = Y;
    }

    /** Sets the mode, which is {@link Mode#EVAL} unless it is set. */
    public LayerPass mode(Mode newMode) {
        mode = newMode;
        return this;
    }

    /** Sets the layer's parameters, which begin at {@code newOffset} of this array. */
    public LayerPass parameters(double[] newParameters, int newOffset) {
        parameters = newParameters;
        offset = newOffset;
        return this;
    }

    /** Sets the gradients of the values that leave and enter: dY [n, outputs], and one dX [n, inputs] for each X. */
    public LayerPass gradients(DMatrixRMaj newDY, DMatrixRMaj[] newDX) {
        dY = newDY;
        dX = newDX;
        return this;
    }

    /** Sets where the gradient of the layer's parameters is to be written: from {@code newOffset} of this array. */
    public LayerPass parameterGradient(double[] newGradient, int newOffset) {
        gradient = newGradient;
        gradientOffset = newOffset;
        return this;
    }

    /** Whether the pass trains. */
    public Mode mode() {
        return mode;
    }

    /** The value that enters a layer with one input [n, inputs]. */
    DMatrixRMaj X() {
        return X[0];
    }

    /** The {@code input}-th value that enters, counted from 0. */
    DMatrixRMaj X(int input) {
        return X[input];
    }

    /** How many values enter. */
    int inputs() {
        return X.length;
    }

    /** The value that leaves [n, outputs]. */
    DMatrixRMaj Y() {
        return Y;
    }

    /** dC/dY [n, outputs]. */
    DMatrixRMaj dY() {
        return dY;
    }

    /** dC/dX of a layer with one input [n, inputs]. */
    DMatrixRMaj dX() {
        return dX[0];
    }

    /** dC/dX of the {@code input}-th value that enters, counted from 0. */
    DMatrixRMaj dX(int input) {
        return dX[input];
    }

    /** The array in which the layer's parameters lie. */
    double[] parameters() {
        return parameters;
    }

    /** Where the layer's parameters begin. */
    int offset() {
        return offset;
    }

    /** The array in which the gradient of the layer's parameters lies. */
    double[] gradient() {
        return gradient;
    }

    /** Where the gradient of the layer's parameters begins. */
    int gradientOffset() {
        return gradientOffset;
    }

    /** The products that multiply matrices. */
    Products products() {
        return workspace.products();
    }

    /** Scratch memory, which the layers of a network share. */
    Workspace workspace() {
        return workspace;
    }
}
