package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.learninggradients.net.Network;
import org.learninggradients.net.Node;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;

/** The layers read so far, and the constants and values that the next node may take. Value 0 is the input, value k leaves layer k. */
final class Graph {
    private static final String LEFT_OUT = "";
    private static final int NONE = -1;

    /** Most numbers of one example in all values together: padding and many layers make much of a small file. */
    private static final long MOST_NUMBERS = 1 << 25;

    private final boolean isOfOneRow;
    private final long mostParameters;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<OnnxNode> origins = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final List<double[]> parameters = new ArrayList<>();

    /** Shapes of all values; empty while nothing says what the input's is. Until then, every value has the input's. */
    private final List<Shape> shapes = new ArrayList<>();

    /** All names of the value that the layer just appended gives, or of the input. */
    private final List<String> lastNames = new ArrayList<>();

    private long parameterCount;
    private long numbers;
    private int awaitsBias = NONE;

    /**
     * The graph's input, and no layer yet. OnnxException when the input is too large.
     *
     * @param input its shape; null where the file leaves the shape to the first dense layer
     * @param isOfOneRow whether it is declared to be one row: then a 1 in a shape stands for any number of rows
     * @param mostParameters most parameters of all layers together, because a file may name one constant in many of them
     */
    Graph(String name, @Nullable Shape input, boolean isOfOneRow, long mostParameters) {
        this.isOfOneRow = isOfOneRow;
        this.mostParameters = mostParameters;
        values.put(name, 0);
        lastNames.add(name);
        names.add(name);
        names.add(LEFT_OUT);
        if (input != null) {
            shapes.add(input);
            if (!holds(input.size())) {
                throw new OnnxException("graph input '" + name + "': takes " + tooMany());
            }
        }
    }

    /** Counts these numbers too; false where they are too many. */
    private boolean holds(long more) {
        numbers += more;
        return numbers <= MOST_NUMBERS;
    }

    private String tooMany() {
        return numbers + " values of an example; supported are at most " + MOST_NUMBERS + " between all layers";
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
    boolean isConstant(OnnxNode node, int input) {
        return constants.containsKey(node.input(input));
    }

    /** The constant at the node's input, as it stands in the file. */
    TensorProto stored(OnnxNode node, int input, String role) {
        TensorProto constant = constants.get(node.input(input));
        if (constant == null) {
            throw node.refusal(role + " '" + node.input(input) + "' is not a constant of the graph; supported are"
                    + " initializers and Constant nodes");
        }
        return constant;
    }

    /** The numbers of the constant at the node's input. */
    Tensor constant(OnnxNode node, int input, String role) {
        return Tensor.of(stored(node, input, role), node, role + " '" + node.input(input) + "'");
    }

    /** The whole numbers of the constant at the node's input. */
    List<Long> integers(OnnxNode node, int input, String role) {
        return Tensor.integers(stored(node, input, role), node, role + " '" + node.input(input) + "'");
    }

    /** The number of the value at the node's input. */
    int value(OnnxNode node, int input) {
        Integer value = values.get(node.input(input));
        if (value == null) {
            throw node.refusal("takes '" + node.input(input)
                    + "' but no node before it gives that; supported are nodes in" + " the order of computation");
        }
        return value;
    }

    /** The shape of a value that the node takes. */
    Shape shape(OnnxNode node, int value) {
        if (shapes.isEmpty()) {
            throw node.refusal("is given values whose shape the graph's input does not declare");
        }
        return shapes.get(value);
    }

    /** The shape of a value that the node takes, an image. */
    Shape image(OnnxNode node, int value) {
        Shape shape = shape(node, value);
        if (!shape.isImage()) {
            throw node.refusal("takes an image [n, channels, height, width] but is given [n, " + shape + "]");
        }
        return shape;
    }

    /** Makes the node's output another name of a value. */
    void name(OnnxNode node, int value) {
        String name = node.output();
        values.put(name, value);
        if (value == last()) {
            lastNames.add(name);
        }
        if (!names.add(name)) {
            throw node.refusal("gives '" + name + "', which is taken; supported are distinct names");
        }
    }

    /** Appends a layer without parameters that takes these values and gives the node's output. */
    void append(OnnxNode node, Layer layer, int... inputs) {
        awaitsBias = NONE;
        for (int input : inputs) {
            if (input > 0 && nodes.get(input - 1).layer() instanceof Softmax) {
                throw node.refusal("follows a Softmax; supported is Softmax at the end");
            }
            taken.set(input);
        }
        nodes.add(node.made(() -> new Node(layer, IntStream.of(inputs).boxed().toList())));
        origins.add(node);
        lastNames.clear();
        name(node, nodes.size());
        if (!shapes.isEmpty()) {
            List<Shape> given = IntStream.of(inputs).mapToObj(shapes::get).toList();
            Shape shape = node.made(() -> layer.output(given));
            shapes.add(shape);
            if (!holds(shape.size())) {
                throw node.refusal("brings the network to " + tooMany());
            }
        }
    }

    /** Makes a vector of an image. */
    void flatten(OnnxNode node, int value) {
        if (!shapes.isEmpty() && shapes.get(value).isImage()) {
            append(node, new Flatten(shapes.get(value)), value);
        } else {
            awaitsBias = NONE;
            name(node, value);
        }
    }

    /** Appends a layer of these weights, without biases. The next Add may give them. */
    void append(OnnxNode node, Affine layer, double[] weights, int input) {
        parameterCount += (layer.fanIn() + 1L) * layer.units();
        if (parameterCount > mostParameters) {
            throw node.refusal("makes " + parameterCount + " parameters but the whole file has " + mostParameters
                    + " bytes; supported are constants of one layer each");
        }
        if (shapes.isEmpty()) {
            shapes.addAll(Collections.nCopies(nodes.size() + 1, Shape.vector(layer.fanIn())));
            numbers = (nodes.size() + 1L) * layer.fanIn();
        }
        append(node, layer, input);
        parameters.add(Arrays.copyOf(weights, layer.parameterCount()));
        awaitsBias = nodes.size();
    }

    /** Gives the layer just appended, which makes this value, its biases: [units] or [1, units]. */
    void addBias(OnnxNode node, int value, Tensor bias) {
        if (value != awaitsBias) {
            throw node.refusal("follows no MatMul; supported is Add as the bias of a MatMul, or of two values");
        }
        int units = ((Affine) nodes.get(value - 1).layer()).units();
        if (!bias.shape().equals(List.of(units)) && !bias.shape().equals(List.of(1, units))) {
            throw node.refusal("bias of shape " + bias.shape() + " does not fit " + units + " units; supported are ["
                    + units + "] and [1, " + units + "]");
        }
        double[] own = parameters.get(parameters.size() - 1);
        System.arraycopy(bias.values(), 0, own, own.length - units, units);
        awaitsBias = NONE;
    }

    /** The number of the value that the layer just appended gives. */
    int last() {
        return nodes.size();
    }

    /** Says that the layer just appended takes no biases from an Add. */
    void endBias() {
        awaitsBias = NONE;
    }

    /** Makes the node's output the only name of the layer just appended: what its other names stood for is no more. */
    void renameLast(OnnxNode node) {
        lastNames.forEach(values::remove);
        lastNames.clear();
        name(node, last());
    }

    /** The network, whose graph ends with this value. */
    Network network(String output) {
        Integer last = values.get(output);
        if (last == null) {
            throw new OnnxException("the graph gives '" + output + "' but its nodes end with '"
                    + lastNames.get(lastNames.size() - 1) + "'");
        }
        if (parameters.isEmpty()) {
            throw new OnnxException("the graph has no Gemm, MatMul or Conv; supported are graphs with at least 1");
        }
        taken.set(last);
        int loose = taken.nextClearBit(1);
        if (loose <= nodes.size()) {
            OnnxNode node = origins.get(loose - 1);
            throw node.refusal("gives '" + node.output()
                    + "', which leads nowhere; supported are nodes that lead to the" + " graph's output");
        }
        double[] flat = new double[(int) parameterCount];
        int offset = 0;
        for (double[] own : parameters) {
            System.arraycopy(own, 0, flat, offset, own.length);
            offset += own.length;
        }
        return new Network(Topology.graph(shapes.get(0), nodes), flat);
    }
}
