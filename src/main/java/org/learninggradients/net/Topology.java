package org.learninggradients.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Shape;

/**
 * The layers of a network in order and where each keeps its parameters in the network's flat array; the weights themselves are
 * elsewhere.
 */
public final class Topology {
    private final List<Layer> layers;
    private final Shape[] shapes;
    private final int[] offsets;

    /**
     * A chain of layers.
     *
     * @param input the shape of an example
     * @throws IllegalArgumentException when a layer does not take what the one before it gives, both shapes named
     */
    public Topology(Shape input, List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least 1 layer, not 0");
        }
        this.layers = List.copyOf(layers);
        this.shapes = new Shape[layers.size() + 1];
        this.offsets = new int[layers.size() + 1];
        shapes[0] = input;
        for (int i = 0; i < layers.size(); i++) {
            try {
                shapes[i + 1] = layers.get(i).output(shapes[i]);
                offsets[i + 1] = Math.addExact(offsets[i], layers.get(i).parameterCount());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("layer " + (i + 1) + ": " + e.getMessage(), e);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "layer " + (i + 1) + ", " + layers.get(i) + ", takes the network beyond " + Integer.MAX_VALUE
                                + " parameters",
                        e);
            }
        }
    }

    /** A chain of layers that a vector of so many values enters. */
    public Topology(int inputs, List<Layer> layers) {
        this(Shape.vector(inputs), layers);
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

    /** The topology that {@link #toString} describes. */
    public static Topology parse(String description) {
        String[] words = description.split(" ");
        Shape input = Shape.parse(words[0]);
        Shape shape = input;
        List<Layer> layers = new ArrayList<>();
        for (String word : List.of(words).subList(1, words.length)) {
            Layer layer = Layer.parse(word, shape);
            layers.add(layer);
            shape = layer.output(shape);
        }
        return new Topology(input, layers);
    }

    /** In the order of the forward pass. */
    public List<Layer> layers() {
        return layers;
    }

    /** The number of the layer, counted from 0, that makes the outputs: the last that is no {@link Layer#isIdentity identity}, or 0. */
    public int outputLayer() {
        int last = layers.size() - 1;
        while (last > 0 && layers.get(last).isIdentity()) {
            last--;
        }
        return last;
    }

    /** How many values enter. */
    public int inputs() {
        return shapes[0].size();
    }

    /** How many values leave. */
    public int outputs() {
        return shapes[layers.size()].size();
    }

    /** The shape that enters layer {@code layer}, counted from 0; at {@code layers().size()}, the one that leaves the last. */
    public Shape shape(int layer) {
        return shapes[layer];
    }

    /** Where the parameters of layer {@code layer}, counted from 0, begin. */
    public int offset(int layer) {
        return offsets[layer];
    }

    /** The length of the network's flat array. */
    public int parameterCount() {
        return offsets[layers.size()];
    }

    /** The input's shape and the units of affine layers, as in {@code 30-16-8-1} or {@code 1x28x28-32-64-128-10}. */
    public String architecture() {
        return shapes[0]
                + layers.stream()
                        .filter(Affine.class::isInstance)
                        .map(layer -> "-" + ((Affine) layer).units())
                        .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology that && shapes[0].equals(that.shapes[0]) && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return 31 * layers.hashCode() + shapes[0].hashCode();
    }

    /** The input's shape and all layers in order, as in {@code 30 3 sigmoid 1}. */
    @Override
    public String toString() {
        return shapes[0] + layers.stream().map(layer -> " " + layer.word()).collect(Collectors.joining());
    }
}
