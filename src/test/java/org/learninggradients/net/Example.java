package org.learninggradients.net;

import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.Tolerance;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;

/** A network with random weights, inputs and targets, whose derivatives are held to differences of its loss. */
record Example(Network network, Loss loss, DMatrixRMaj X, DMatrixRMaj T) {
    /** Least distance of a ReLU from its kink, or of a maximum from the next value: far more than a difference's step moves it. */
    private static final double KINK = 1e-3;

    /** A gradient below this is too small for differences to see. */
    private static final double FAINT = 1e-3;

    /** One to four random rows. */
    static Example of(Topology topology, Loss loss, RandomStream stream) {
        int examples = Draw.upTo(4, stream);
        return new Example(
                Draw.network(topology, stream),
                loss,
                Draw.matrix(examples, topology.inputs(), 2, stream),
                targets(loss, examples, topology.outputs(), stream));
    }

    /** The first of which differences can tell anything. */
    static Example visible(Supplier<Example> examples) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            Example example = examples.get();
            if (example.isAwayFromKinks() && isSteep(example.byInputs())) {
                return example;
            }
        }
        throw new AssertionError("no example has a gradient on its inputs");
    }

    /** Holds the gradients of parameters and inputs to differences. */
    void checkDerivatives() {
        Pass pass = new Pass(network, loss, X, T);
        String name = network.topology().toString();
        double[] byParameters = CentralDifference.of(unused -> totalLoss(), network.parameters());
        assertClose("parameters of " + name, pass.gradient, byParameters, Tolerance.FINITE_DIFFERENCE);
        assertClose("inputs of " + name, pass.inputGradients.data, byInputs(), Tolerance.FINITE_DIFFERENCE);
    }

    private double[] byInputs() {
        return CentralDifference.of(unused -> totalLoss(), X.data);
    }

    private double totalLoss() {
        return Arrays.stream(new Pass(network, loss, X, T).losses).sum();
    }

    private static DMatrixRMaj targets(Loss loss, int examples, int outputs, RandomStream stream) {
        if (loss == Loss.MSE) {
            return Draw.matrix(examples, outputs, 2, stream);
        }
        DMatrixRMaj T = new DMatrixRMaj(examples, outputs);
        for (int n = 0; n < examples; n++) {
            if (loss == Loss.SOFTMAX_CROSS_ENTROPY || stream.nextDouble() < 0.5) {
                T.set(n, (int) (outputs * stream.nextDouble()), 1);
            }
        }
        return T;
    }

    private boolean isAwayFromKinks() {
        Topology topology = network.topology();
        Trace trace = new Trace(topology, new JavaProducts());
        trace.reshape(X.numRows);
        trace.inputs().setTo(X);
        trace.forward(network.parameters());
        for (int i = 0; i < topology.nodes().size(); i++) {
            DMatrixRMaj Z = trace.value(i);
            Layer layer = topology.layer(i);
            if (layer == Activation.RELU
                    && Arrays.stream(Z.data, 0, Z.getNumElements()).anyMatch(z -> Math.abs(z) < KINK)) {
                return false;
            }
            if (layer instanceof MaxPool pool && !isDecided(pool, Z)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all winners are far ahead, but for those that are as far from moving as ReLU's zeros are. */
    private static boolean isDecided(MaxPool pool, DMatrixRMaj Z) {
        boolean[] isClose = new boolean[1];
        pool.slide(Z, (output, first, rows, columns) -> {
            double most = Z.data[pool.winner(Z.data, first, rows, columns)];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double behind = most - Z.data[first + row * pool.input().width() + column];
                    isClose[0] |= behind != 0 && behind < KINK;
                }
            }
        });
        return !isClose[0];
    }

    private static boolean isSteep(double[] gradient) {
        return Arrays.stream(gradient).anyMatch(slope -> Math.abs(slope) > FAINT);
    }
}
