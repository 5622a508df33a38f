package org.learninggradients.net;

import java.util.List;
import java.util.stream.Collectors;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Shape;

/**
 * One layer of a network and the values that enter it. Value 0 is the network's input; value k leaves node k − 1, the k-th.
 *
 * @param inputs numbers of the values, in the order in which the layer takes them
 */
public record Node(Layer layer, List<Integer> inputs) {
    /** Separates a layer's word from the values that enter it. */
    private static final String FROM = "@";

    private static final String AND = "+";

    public Node {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a layer takes at least 1 value, not 0");
        }
    }

    /** The node with this number, counted from 0, of a chain: its layer takes what the one before it gives. */
    static Node inChain(int number, Layer layer) {
        return new Node(layer, List.of(number));
    }

    /** The node with this number, counted from 0, that {@link #word} describes, where values have these shapes. */
    static Node parse(int number, String word, List<Shape> shapes) {
        int from = word.indexOf(FROM);
        if (from < 0) {
            return inChain(number, Layer.parse(word, shapes.get(number)));
        }
        List<Integer> inputs = List.of(word.substring(from + 1).split("\\" + AND, -1)).stream()
                .map(Integer::valueOf)
                .toList();
        return new Node(Layer.parse(word.substring(0, from), shapes.get(inputs.get(0))), inputs);
    }

    /** The layer's word and, unless the node stands in a chain, its inputs: {@code sigmoid}, or {@code sum@1+3}. */
    String word(int number) {
        return equals(inChain(number, layer))
                ? layer.word()
                : layer.word() + inputs.stream().map(String::valueOf).collect(Collectors.joining(AND, FROM, ""));
    }
}
