package org.learninggradients.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Shape;

/**
 * The layers of a network, in an order in which they can be computed, and where each keeps its parameters in the network's flat
 * array; the parameters themselves are elsewhere. In a chain, the usual case, every layer takes what the one before it gives.
 *
 * <p>Nodes are counted from 0. Value 0 is the input, and value k leaves the k-th node, which is node k − 1.
 */
public final class Topology {
    private final List<Node> nodes;
    private final Shape[] shapes;
    private final int[] offsets;
    private final int[] takers;

    /**
     * A chain of layers.
     *
     * @param input the shape of an example
     * @throws IllegalArgumentException when a layer does not take what the one before it gives, both shapes named
     */
    public Topology(Shape input, List<Layer> layers) {
        this(chain(layers), input);
    }

    /** A chain of layers that a vector of so many values enters. */
    public Topology(int inputs, List<Layer> layers) {
        this(Shape.vector(inputs), layers);
    }

    private Topology(List<Node> nodes, Shape input) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a network has at least 1 layer, not 0");
        }
        this.nodes = List.copyOf(nodes);
        this.shapes = new Shape[nodes.size() + 1];
        this.offsets = new int[nodes.size() + 1];
        this.takers = new int[nodes.size() + 1];
        shapes[0] = input;
        takers[nodes.size()] = 1;
        for (int i = 0; i < nodes.size(); i++) {
            try {
                add(i);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("layer " + (i + 1) + ": " + e.getMessage(), e);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "layer " + (i + 1) + ", " + layer(i) + ", takes the network beyond " + Integer.MAX_VALUE
                                + " parameters",
                        e);
            }
        }
        for (int value = 1; value < takers.length; value++) {
            if (takers[value] == 0) {
                throw new IllegalArgumentException("layer " + value + " gives values that no layer takes");
            }
        }
    }

    private void add(int node) {
        for (int value : nodes.get(node).inputs()) {
            if (value < 0 || value > node) {
                throw new IllegalArgumentException(
                        "takes value " + value + ", but the layers before it give values 0 to " + node);
            }
            takers[value]++;
        }
        Layer layer = layer(node);
        shapes[node + 1] = layer.output(
                nodes.get(node).inputs().stream().map(value -> shapes[value]).toList());
        offsets[node + 1] = Math.addExact(offsets[node], layer.parameterCount());
    }

    private static List<Node> chain(List<Layer> layers) {
        return IntStream.range(0, layers.size())
                .mapToObj(number -> Node.inChain(number, layers.get(number)))
                .toList();
    }

    /**
     * Layers that take the values of any layers before them. The last one makes the network's outputs.
     *
     * @param input the shape of an example
     * @throws IllegalArgumentException when a layer does not take its values, or no layer takes a value
     */
    public static Topology graph(Shape input, List<Node> nodes) {
        return new Topology(nodes, input);
    }

    /**
     * Dense layers of these sizes, input first: {@code hidden} after every layer but the last, {@code output} after the last.
     * {@link Activation#IDENTITY} adds no layer.
     */
    public static Topology dense(List<Integer> sizes, Activation hidden, Activation output) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.size(); i++) {
            layers.add(new Dense(sizes.get(i - 1), sizes.get(i)));
            Activation activation = i + 1 < sizes.size() ? hidden : output;
            if (activation != Activation.IDENTITY) {
                layers.add(activation);
            }
        }
        return new Topology(sizes.get(0), layers);
    }

    /** The topology that {@link #wireForm} describes. */
    public static Topology parse(String wireForm) {
        String[] words = wireForm.split(" ", -1);
        Shape input = Shape.parse(words[0]);
        List<Node> nodes = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>(List.of(input));
        for (int number = 0; number + 1 < words.length; number++) {
            Node node = Node.parse(number, words[number + 1], shapes);
            nodes.add(node);
            shapes.add(
                    node.layer().output(node.inputs().stream().map(shapes::get).toList()));
        }
        return graph(input, nodes);
    }

    /** In the order of the forward pass. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The layer of this node. */
    public Layer layer(int node) {
        return nodes.get(node).layer();
    }

    /** The node that makes the outputs: the last whose layer is no {@link Layer#isIdentity identity}, or the first. */
    public int outputNode() {
        int node = nodes.size() - 1;
        while (layer(node).isIdentity() && nodes.get(node).inputs().get(0) > 0) {
            node = nodes.get(node).inputs().get(0) - 1;
        }
        return node;
    }

    /** The layer of {@link #outputNode}. */
    public Layer outputLayer() {
        return layer(outputNode());
    }

    /** How many numbers enter. */
    public int inputs() {
        return inputShape().size();
    }

    /** How many numbers leave. */
    public int outputs() {
        return outputShape().size();
    }

    /** The shape of an example. */
    public Shape inputShape() {
        return shapes[0];
    }

    /** The shape of the outputs for one example. */
    public Shape outputShape() {
        return shapes[nodes.size()];
    }

    /** The shape of this value. */
    public Shape shape(int value) {
        return shapes[value];
    }

    /** How many numbers the largest value has. */
    public int widest() {
        return Arrays.stream(shapes).mapToInt(Shape::size).max().orElseThrow();
    }

    /** How often layers take this value; the outputs count as taken once more. */
    public int takers(int value) {
        return takers[value];
    }

    /** Where the parameters of this node's layer begin. */
    public int offset(int node) {
        return offsets[node];
    }

    /** The length of the network's flat array. */
    public int parameterCount() {
        return offsets[nodes.size()];
    }

    /** The input's shape and the units of affine layers, as in {@code 30-16-8-1} or {@code 1x28x28-32-64-128-10}. */
    public String architecture() {
        return inputShape()
                + nodes.stream()
                        .map(Node::layer)
                        .filter(Affine.class::isInstance)
                        .map(layer -> "-" + ((Affine) layer).units())
                        .collect(Collectors.joining());
    }

    /**
     * The input's shape and all layers in order, as in {@code 30 3 sigmoid 1}. Initial weights and the fingerprints of networks are
     * functions of this text. A change of it for any network changes the network's weights and needs a new numerics number.
     */
    public String word() {
        return inputShape()
                + IntStream.range(0, nodes.size())
                        .mapToObj(node -> " " + nodes.get(node).word(node))
                        .collect(Collectors.joining());
    }

    /**
     * What {@link #parse} reads, on its way between machines that run the same version. Nothing else may depend on it; it is the
     * {@link #word} only because that says all that is needed.
     */
    public String wireForm() {
        return word();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology that && inputShape().equals(that.inputShape()) && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
        return 31 * nodes.hashCode() + inputShape().hashCode();
    }

    /** The {@link #word}, for messages. */
    @Override
    public String toString() {
        return word();
    }
}
