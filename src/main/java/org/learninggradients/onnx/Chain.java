package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learninggradients.net.Dense;
import org.learninggradients.net.Layer;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

/** The layers read so far, the constants that nodes may take, and the value that the next node has to take. */
final class Chain {
    private static final String LEFT_OUT = "";

    private final long mostParameters;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<double[]> parameters = new ArrayList<>();

    private String end;
    private long parameterCount;
    private int inputs;
    private int width;
    private boolean awaitsBias;

    /**
     * No layer yet, after the graph's input. A file may name one constant in many layers, so its layers have at most {@code
     * mostParameters}.
     */
    Chain(String input, long mostParameters) {
        this.end = input;
        this.mostParameters = mostParameters;
        names.add(input);
        names.add(LEFT_OUT);
    }

    /** Makes a constant known; false when its name is taken or empty. */
    boolean define(String name, TensorProto constant) {
        constants.put(name, constant);
        return names.add(name);
    }

    /** Whether the node's input is a constant. */
    boolean isConstant(Node node, int input) {
        return constants.containsKey(node.input(input));
    }

    /** The constant at the node's input, as it stands in the file. */
    TensorProto stored(Node node, int input, String role) {
        TensorProto constant = constants.get(node.input(input));
        if (constant == null) {
            throw node.refusal(role + " '" + node.input(input) + "' is not a constant of the graph; supported are"
                    + " initializers and Constant nodes");
        }
        return constant;
    }

    /** The numbers of the constant at the node's input. */
    Tensor constant(Node node, int input, String role) {
        return Tensor.of(stored(node, input, role), node, role + " '" + node.input(input) + "'");
    }

    /** Goes on from the node's input to its output. */
    void pass(Node node, int input) {
        if (!node.input(input).equals(end)) {
            throw node.refusal("takes '" + node.input(input) + "' but the chain has come to '" + end
                    + "'; supported is one chain of nodes in order");
        }
        end = node.output();
        if (!names.add(end)) {
            throw node.refusal("gives '" + end + "', which is taken; supported are distinct names");
        }
    }

    /** Appends a layer without parameters. */
    void append(Layer layer) {
        layers.add(layer);
        awaitsBias = false;
    }

    /** Appends a dense layer: W [units, inputs] row by row. The next Add may be its bias. */
    void appendDense(Node node, int layerInputs, int units, double[] weights) {
        if (inputs > 0 && layerInputs != width) {
            throw node.refusal("takes " + layerInputs + " inputs but is given " + width);
        }
        parameterCount += (layerInputs + 1L) * units;
        if (parameterCount > mostParameters) {
            throw node.refusal("makes " + parameterCount + " parameters but the whole file has " + mostParameters
                    + " bytes; supported are constants of one layer each");
        }
        inputs = inputs > 0 ? inputs : layerInputs;
        width = units;
        Dense dense = new Dense(layerInputs, units);
        double[] own = new double[dense.parameterCount()];
        System.arraycopy(weights, 0, own, 0, weights.length);
        layers.add(dense);
        parameters.add(own);
        awaitsBias = true;
    }

    /** Gives the dense layer just appended its bias, [units] or [1, units]. */
    void addBias(Node node, Tensor bias) {
        if (!awaitsBias) {
            throw node.refusal("follows no MatMul; supported is Add as the bias of a MatMul");
        }
        if (!bias.shape().equals(List.of(width)) && !bias.shape().equals(List.of(1, width))) {
            throw node.refusal("bias of shape " + bias.shape() + " does not fit " + width + " units; supported are ["
                    + width + "] and [1, " + width + "]");
        }
        double[] own = parameters.get(parameters.size() - 1);
        System.arraycopy(bias.values(), 0, own, own.length - width, width);
        endBias();
    }

    /** Says that the dense layer just appended takes no bias from an Add. */
    void endBias() {
        awaitsBias = false;
    }

    /** The network, whose graph ends with this value. */
    Network network(String output) {
        if (!end.equals(output)) {
            throw new OnnxException("the graph gives '" + output + "' but its chain of nodes ends with '" + end + "'");
        }
        if (parameters.isEmpty()) {
            throw new OnnxException("the graph has no Gemm or MatMul; supported is a chain with at least 1");
        }
        double[] flat = new double[(int) parameterCount];
        int offset = 0;
        for (double[] own : parameters) {
            System.arraycopy(own, 0, flat, offset, own.length);
            offset += own.length;
        }
        return new Network(new Topology(inputs, layers), flat);
    }
}
