package org.learninggradients.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.text.Fingerprint;

/** A topology with its parameters. The array is not copied, so training changes it. */
public final class Network {
    private final Topology topology;
    private final double[] parameters;

    /** IllegalArgumentException when the topology has another number of parameters. */
    public Network(Topology topology, double[] parameters) {
        this.topology = topology;
        this.parameters = parameters;
        if (parameters.length != topology.parameterCount()) {
            throw new IllegalArgumentException(
                    "the network has " + topology.parameterCount() + " parameters but is given " + parameters.length);
        }
    }

    /** The layers and where each keeps its parameters. */
    public Topology topology() {
        return topology;
    }

    /** The flat array itself. */
    public double[] parameters() {
        return parameters;
    }

    /** W [units, fan-in] of layer {@code layer}, counted from 0: a copy. IllegalArgumentException when it has no weights. */
    public DMatrixRMaj weights(int layer) {
        Affine affine = affine(layer);
        DMatrixRMaj W = new DMatrixRMaj(affine.units(), affine.fanIn());
        System.arraycopy(parameters, topology.offset(layer), W.data, 0, W.getNumElements());
        return W;
    }

    /** b [units, 1] of layer {@code layer}, counted from 0: a copy. IllegalArgumentException when it has none. */
    public DMatrixRMaj bias(int layer) {
        Affine affine = affine(layer);
        DMatrixRMaj b = new DMatrixRMaj(affine.units(), 1);
        System.arraycopy(parameters, topology.offset(layer) + affine.biasOffset(), b.data, 0, affine.units());
        return b;
    }

    /** The network's outputs for the rows of X [n, inputs]: a new matrix [n, outputs]. */
    public DMatrixRMaj outputs(DMatrixRMaj X) {
        if (X.numCols != topology.inputs()) {
            throw new IllegalArgumentException(
                    "the network takes " + topology.inputs() + " inputs but is given " + X.numCols);
        }
        Trace trace = new Trace(topology, new JavaProducts());
        trace.reshape(X.numRows);
        trace.inputs().setTo(X);
        trace.forward(parameters);
        return trace.outputs().copy();
    }

    /** SHA-256 over the layers and the bits of the parameters, behind the architecture. */
    public String fingerprint() {
        MessageDigest digest = Fingerprint.sha256();
        digest.update(topology.word().getBytes(StandardCharsets.UTF_8));
        ByteBuffer bits = ByteBuffer.allocate(Math.multiplyExact(parameters.length, Double.BYTES));
        bits.asDoubleBuffer().put(parameters);
        digest.update(bits);
        return topology.architecture() + " sha256 " + HexFormat.of().formatHex(digest.digest());
    }

    private Affine affine(int layer) {
        if (topology.layer(layer) instanceof Affine affine) {
            return affine;
        }
        throw new IllegalArgumentException(
                "layer " + (layer + 1) + " is " + topology.layer(layer) + ", which has no weights");
    }
}
