package org.learninggradients.attribution.rule;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Layer;

/**
 * A layer in its network.
 *
 * @param node the number of its node, counted from 0
 */
public record NetworkLayer(Network network, int node) {
    /** Least steps of a loop along the values of one example; what the loop reads and writes then lies in a first-level cache. */
    private static final int LOOP = 512;

    public Layer layer() {
        return network.topology().layer(node);
    }

    /**
     * The layer whose values enter this one: the next below that is no {@link Layer#isIdentity identity}. Empty where there is none,
     * and where a layer of another branch takes these values too or adds others to them.
     */
    public Optional<NetworkLayer> below() {
        Topology topology = network.topology();
        int below = node;
        do {
            List<Integer> inputs = topology.nodes().get(below).inputs();
            int value = inputs.get(0);
            if (value == 0 || inputs.size() > 1 || topology.takers(value) > 1) {
                return Optional.empty();
            }
            below = value - 1;
        } while (topology.layer(below).isIdentity());
        return Optional.of(new NetworkLayer(network, below));
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
        return network.topology().offset(node);
    }

    /** The value that enters the layer, which takes one [n, inputs]. */
    DMatrixRMaj entering(Trace trace) {
        return trace.value(network.topology().nodes().get(node).inputs().get(0));
    }

    /** The value that leaves the layer [n, outputs]. */
    DMatrixRMaj leaving(Trace trace) {
        return trace.value(node + 1);
    }
}
