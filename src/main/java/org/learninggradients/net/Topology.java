package org.learninggradients.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The layers of a network in order and where each keeps its parameters in the network's flat array; the weights themselves are
 * elsewhere.
 */
public final class Topology {
    private final List<Layer> layers;
    private final int[] widths;
    private final int[] offsets;

    /**
     * A chain of layers.
     *
     * @throws IllegalArgumentException when a layer does not take what the one before it gives, both numbers named
     */
    public Topology(int inputs, List<Layer> layers) {
        if (inputs < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "a network has at least 1 input and 1 layer, not " + inputs + " and " + layers.size());
        }
        this.layers = List.copyOf(layers);
        this.widths = new int[layers.size() + 1];
        this.offsets = new int[layers.size() + 1];
        widths[0] = inputs;
        for (int i = 0; i < layers.size(); i++) {
            try {
                widths[i + 1] = layers.get(i).outputs(widths[i]);
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
        int inputs = Integer.parseInt(words[0]);
        int width = inputs;
        List<Layer> layers = new ArrayList<>();
        for (String word : List.of(words).subList(1, words.length)) {
            Layer layer = Character.isDigit(word.charAt(0))
                    ? new Dense(width, Integer.parseInt(word))
                    : Activation.named(word);
            layers.add(layer);
            width = layer.outputs(width);
        }
        return new Topology(inputs, layers);
    }

    /** In the order of the forward pass. */
    public List<Layer> layers() {
        return layers;
    }

    /** How many values enter. */
    public int inputs() {
        return widths[0];
    }

    /** How many values leave. */
    public int outputs() {
        return widths[layers.size()];
    }

    /** How many values enter layer {@code layer}, counted from 0; at {@code layers().size()}, how many leave the last. */
    public int width(int layer) {
        return widths[layer];
    }

    /** Where the parameters of layer {@code layer}, counted from 0, begin. */
    public int offset(int layer) {
        return offsets[layer];
    }

    /** The length of the network's flat array. */
    public int parameterCount() {
        return offsets[layers.size()];
    }

    /** The sizes of input and dense layers, as in {@code 30-16-8-1}. */
    public String architecture() {
        return inputs()
                + layers.stream()
                        .filter(Dense.class::isInstance)
                        .map(layer -> "-" + ((Dense) layer).units())
                        .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology that && inputs() == that.inputs() && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return 31 * layers.hashCode() + inputs();
    }

    /** Sizes and activations in order, as in {@code 30 3 sigmoid 1}. */
    @Override
    public String toString() {
        return inputs()
                + layers.stream()
                        .map(layer ->
                                layer instanceof Dense dense ? " " + dense.units() : " " + ((Activation) layer).label())
                        .collect(Collectors.joining());
    }
}
