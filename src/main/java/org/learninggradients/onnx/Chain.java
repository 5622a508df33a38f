package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;

/** The layers read so far, the constants that nodes may take, and the value that the next node has to take. */
final class Chain {
    private static final String LEFT_OUT = "";

    /** Of one example, between all layers: padding and many layers make much of a small file. */
    private static final long MOST_VALUES = 1 << 25;

    private final boolean isOfOneRow;
    private final long mostParameters;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<double[]> parameters = new ArrayList<>();

    private String end;
    private @Nullable Shape input;
    private @Nullable Shape shape;
    private long parameterCount;
    private long values;
    private int units;
    private boolean awaitsBias;

    /**
     * The graph's input, and no layer yet. OnnxException when the input is too large.
     *
     * @param input its shape; null where the file leaves it to the first dense layer
     * @param isOfOneRow whether it is declared to be one row: then a 1 in a shape stands for any number of rows
     * @param mostParameters of all layers: a file may name one constant in many of them
     */
    Chain(String name, @Nullable Shape input, boolean isOfOneRow, long mostParameters) {
        this.end = name;
        this.input = input;
        this.shape = input;
        this.isOfOneRow = isOfOneRow;
        this.mostParameters = mostParameters;
        names.add(name);
        names.add(LEFT_OUT);
        if (input != null && !holds(input.size())) {
            throw new OnnxException("graph input '" + name + "': takes " + tooMany());
        }
    }

    /** Counts these values too; false where they are too many. */
    private boolean holds(long more) {
        values += more;
        return values <= MOST_VALUES;
    }

    private String tooMany() {
        return values + " values of an example; supported are at most " + MOST_VALUES + " between all layers";
    }

    /** Whether the graph's input is declared to be one row. */
    boolean isOfOneRow() {
        return isOfOneRow;
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

    /** The whole numbers of the constant at the node's input. */
    List<Long> integers(Node node, int input, String role) {
        return Tensor.integers(stored(node, input, role), node, role + " '" + node.input(input) + "'");
    }

    /** The shape of the value that the chain has come to. */
    Shape shape(Node node) {
        if (shape == null) {
            throw node.refusal("is given values whose shape the graph's input does not declare");
        }
        return shape;
    }

    /** The shape of the value that the chain has come to, an image. */
    Shape image(Node node) {
        if (!shape(node).isImage()) {
            throw node.refusal("takes an image [n, channels, height, width] but is given [n, " + shape(node) + "]");
        }
        return shape(node);
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
    void append(Node node, Layer layer) {
        awaitsBias = false;
        if (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof Softmax) {
            throw node.refusal("follows a Softmax; supported is Softmax at the end");
        }
        layers.add(layer);
        if (shape != null) {
            Shape given = shape;
            shape = node.made(() -> layer.output(given));
            if (!holds(shape.size())) {
                throw node.refusal("brings the network to " + tooMany());
            }
        }
    }

    /** Makes a vector of an image. */
    void flatten(Node node) {
        awaitsBias = false;
        if (shape != null && shape.isImage()) {
            append(node, new Flatten(shape));
        }
    }

    /** Appends a layer of these weights, without biases. The next Add may give them. */
    void append(Node node, Affine layer, double[] weights) {
        parameterCount += (layer.fanIn() + 1L) * layer.units();
        if (parameterCount > mostParameters) {
            throw node.refusal("makes " + parameterCount + " parameters but the whole file has " + mostParameters
                    + " bytes; supported are constants of one layer each");
        }
        if (shape == null) {
            shape = Shape.vector(layer.fanIn());
            input = shape;
            values = (layers.size() + 1L) * layer.fanIn();
        }
        append(node, layer);
        parameters.add(Arrays.copyOf(weights, layer.parameterCount()));
        units = layer.units();
        awaitsBias = true;
    }

    /** Gives the layer just appended its biases, [units] or [1, units]. */
    void addBias(Node node, Tensor bias) {
        if (!awaitsBias) {
            throw node.refusal("follows no MatMul; supported is Add as the bias of a MatMul");
        }
        if (!bias.shape().equals(List.of(units)) && !bias.shape().equals(List.of(1, units))) {
            throw node.refusal("bias of shape " + bias.shape() + " does not fit " + units + " units; supported are ["
                    + units + "] and [1, " + units + "]");
        }
        double[] own = parameters.get(parameters.size() - 1);
        System.arraycopy(bias.values(), 0, own, own.length - units, units);
        endBias();
    }

    /** Says that the layer just appended takes no biases from an Add. */
    void endBias() {
        awaitsBias = false;
    }

    /** The network, whose graph ends with this value. */
    Network network(String output) {
        if (!end.equals(output)) {
            throw new OnnxException("the graph gives '" + output + "' but its chain of nodes ends with '" + end + "'");
        }
        if (input == null || parameters.isEmpty()) {
            throw new OnnxException("the graph has no Gemm, MatMul or Conv; supported is a chain with at least 1");
        }
        double[] flat = new double[(int) parameterCount];
        int offset = 0;
        for (double[] own : parameters) {
            System.arraycopy(own, 0, flat, offset, own.length);
            offset += own.length;
        }
        return new Network(new Topology(input, layers), flat);
    }
}
