package org.learninggradients.net;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The gradients of all values of a network during a backward pass. Where several layers take a value, their gradients add up in the
 * order of the pass. The first layer writes into the value's own matrix. Each other layer writes into a matrix beside it, which is
 * then added.
 *
 * <p>A pass calls {@link #begin} and fills {@link #outputs}. For each node from the last to the first, it reads the gradient {@link
 * #of} the value that leaves the node, writes all matrices {@link #into} the node, and calls {@link #collect}. Scratch memory, reused from
 * pass to pass; one thread's.
 */
public final class ValueGradients {
    private final Topology topology;
    private final DMatrixRMaj[] values;
    private final boolean[] written;

    /** For each node what its layer writes: for each input, the value's own matrix or the one beside it. */
    private final DMatrixRMaj[][] targets;

    /** For each node and input; of a value that is taken once, its own matrix. */
    private final DMatrixRMaj[][] beside;

    /** Without room yet. */
    public ValueGradients(Topology topology) {
        this.topology = topology;
        this.values = Trace.matrices(topology);
        this.written = new boolean[values.length];
        this.targets = new DMatrixRMaj[topology.nodes().size()][];
        this.beside = new DMatrixRMaj[targets.length][];
        for (int node = 0; node < targets.length; node++) {
            beside[node] = topology.nodes().get(node).inputs().stream()
                    .map(value -> topology.takers(value) == 1
                            ? values[value]
                            : new DMatrixRMaj(1, topology.shape(value).size()))
                    .toArray(DMatrixRMaj[]::new);
            targets[node] = beside[node].clone();
        }
    }

    /** Makes room for this many examples. What was there is lost. */
    public void reshape(int examples) {
        for (DMatrixRMaj matrix : values) {
            matrix.reshape(examples, matrix.numCols);
        }
        for (DMatrixRMaj[] matrices : beside) {
            for (DMatrixRMaj matrix : matrices) {
                matrix.reshape(examples, matrix.numCols);
            }
        }
    }

    /** dC/dY of the network's outputs [n, outputs], to be filled before a pass. */
    public DMatrixRMaj outputs() {
        return values[values.length - 1];
    }

    /** Starts a pass: no value but the outputs has a gradient. */
    public void begin() {
        Arrays.fill(written, false);
    }

    /** The gradient of this value [n, size], complete once the pass has come to the node that the value leaves. */
    public DMatrixRMaj of(int value) {
        return values[value];
    }

    /** Where this node's layer writes the gradients of its inputs, in their order. */
    public DMatrixRMaj[] into(int node) {
        List<Integer> inputs = topology.nodes().get(node).inputs();
        for (int input = 0; input < inputs.size(); input++) {
            int value = inputs.get(input);
            targets[node][input] = written[value] ? beside[node][input] : values[value];
            written[value] = true;
        }
        return targets[node];
    }

    /** Adds what this node's layer has written to the gradients of its inputs. */
    public void collect(int node) {
        List<Integer> inputs = topology.nodes().get(node).inputs();
        for (int input = 0; input < inputs.size(); input++) {
            DMatrixRMaj own = values[inputs.get(input)];
            if (targets[node][input] != own) {
                CommonOps_DDRM.addEquals(own, targets[node][input]);
            }
        }
    }
}
