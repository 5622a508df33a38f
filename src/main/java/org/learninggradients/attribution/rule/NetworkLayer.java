package org.learninggradients.attribution.rule;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Layer;

/**
 * A layer in its network.
 *
 * @param index of the layer, counted from 0
 */
public record NetworkLayer(Network network, int index) {
    /** Steps of a loop, if one example has less: what it reads and writes then lies in the first cache. */
    private static final int LOOP = 512;

    public Layer layer() {
        return network.topology().layers().get(index);
    }

    /** The layer whose values enter this one: the next below that is no {@link Layer#isIdentity identity}. */
    public Optional<NetworkLayer> below() {
        for (int below = index - 1; below >= 0; below--) {
            NetworkLayer place = new NetworkLayer(network, below);
            if (!place.layer().isIdentity()) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The values of one example again and again, so that a loop along them has many steps of one kind. */
    public static double[] repeated(double[] example) {
        int times = Math.max(1, LOOP / example.length);
        double[] repeated = new double[times * example.length];
        for (int start = 0; start < repeated.length; start += example.length) {
            System.arraycopy(example, 0, repeated, start, example.length);
        }
        return repeated;
    }

    /** Where the layer's parameters begin. */
    int offset() {
        return network.topology().offset(index);
    }

    /** What enters the layer [n, inputs]. */
    DMatrixRMaj entering(Trace trace) {
        return trace.values(index);
    }

    /** What leaves the layer [n, outputs]. */
    DMatrixRMaj leaving(Trace trace) {
        return trace.values(index + 1);
    }

    /** Y of these X, with parameters that lie as the network's do. Modified: Y. */
    void forward(double[] parameters, Trace trace, DMatrixRMaj X, DMatrixRMaj Y) {
        layer().forward(trace.workspace(), parameters, offset(), X, Y);
    }

    /** From d/dY to d/dX, with parameters that lie as the network's do. Modified: dX. */
    void inputGradient(double[] parameters, Trace trace, DMatrixRMaj dY, DMatrixRMaj dX) {
        layer().inputGradient(trace.workspace(), parameters, offset(), entering(trace), leaving(trace), dY, dX);
    }
}
