package org.learninggradients.onnx;

import java.util.List;
import java.util.stream.Stream;
import org.learninggradients.net.layer.Window;

/** The attributes by which Conv and the pools describe their window. */
final class WindowAttributes {
    private static final String[] NAMES = {"kernel_shape", "strides", "pads", "dilations", "auto_pad"};

    private WindowAttributes() {}

    /** The names of its attributes, and these. */
    static String[] and(String... others) {
        return Stream.of(NAMES, others).flatMap(Stream::of).toArray(String[]::new);
    }

    /** The window of a pool. */
    static Window read(OnnxNode node) {
        List<Integer> size = numbers(node, "kernel_shape", List.of());
        if (size.isEmpty()) {
            throw node.refusal("attribute 'kernel_shape' is missing");
        }
        return read(node, size);
    }

    /** The window of a node whose kernels have this height and width. */
    static Window read(OnnxNode node, List<Integer> kernel) {
        List<Integer> size = numbers(node, "kernel_shape", kernel);
        if (!size.equals(kernel)) {
            throw node.refusal("attribute 'kernel_shape' is " + size + " but its weights make it " + kernel);
        }
        List<Integer> dilations = numbers(node, "dilations", List.of(1, 1));
        if (!dilations.equals(List.of(1, 1))) {
            throw node.refusal("attribute 'dilations' is " + dilations + "; supported is [1, 1]");
        }
        List<Integer> strides = numbers(node, "strides", List.of(1, 1));
        List<Integer> padding = padding(node);
        return node.made(() ->
                new Window(size.get(0), size.get(1), strides.get(0), strides.get(1), padding.get(0), padding.get(1)));
    }

    private static List<Integer> padding(OnnxNode node) {
        List<Integer> none = List.of(0, 0, 0, 0);
        List<Integer> pads = numbers(node, "pads", none);
        String automatic = node.text("auto_pad").orElse("NOTSET");
        boolean isNone = automatic.equals("VALID");
        if (!isNone && !automatic.equals("NOTSET")) {
            throw node.refusal("attribute 'auto_pad' is '" + automatic + "'; supported are NOTSET and VALID");
        }
        List<Integer> padding = pads.subList(0, 2);
        if (!padding.equals(pads.subList(2, 4)) || (isNone && !pads.equals(none))) {
            throw node.refusal("attribute 'pads' is " + pads
                    + "; supported are as many at the end as at the beginning, and none where 'auto_pad' is VALID");
        }
        return padding;
    }

    /** The numbers of an attribute: as many as it has by default, or two. */
    private static List<Integer> numbers(OnnxNode node, String name, List<Integer> byDefault) {
        List<Long> numbers = node.integers(name);
        if (numbers.isEmpty()) {
            return byDefault;
        }
        int count = Math.max(byDefault.size(), 2);
        if (numbers.size() != count || numbers.stream().anyMatch(number -> number < 0 || number > Integer.MAX_VALUE)) {
            throw node.refusal("attribute '" + name + "' is " + numbers + "; supported are " + count
                    + " numbers from 0 to " + Integer.MAX_VALUE);
        }
        return numbers.stream().map(Long::intValue).toList();
    }
}
