package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Sum;
import org.learninggradients.net.layer.Window;

/** The operators of ONNX that a network may be made of, each with how it adds to a graph of layers. */
enum Operator {
    /** Y = A·B + C, or A·Bᵀ + C: A the value [n, in], B [in, out] or [out, in], C [out] or [1, out] or none. */
    GEMM("Gemm", 3, "alpha", "beta", "transA", "transB") {
        @Override
        void read(OnnxNode node, Graph graph) {
            node.requireOne("alpha");
            node.requireOne("beta");
            if (node.flag("transA")) {
                throw node.refusal("attribute 'transA' is 1; supported is 0");
            }
            appendDense(node, graph, node.flag("transB"));
            addBias(node, graph);
        }
    },
    /** Y = A·B: A the value [n, in], B [in, out]. */
    MAT_MUL("MatMul", 2) {
        @Override
        void read(OnnxNode node, Graph graph) {
            appendDense(node, graph, false);
        }
    },
    /** Y = A + B: one the value that MatMul gives, the other a constant [out] or [1, out]; or two values, {@link Sum}. */
    ADD("Add", 2) {
        @Override
        void read(OnnxNode node, Graph graph) {
            if (graph.isConstant(node, 0) || graph.isConstant(node, 1)) {
                int constant = graph.isConstant(node, 0) ? 0 : 1;
                int value = graph.value(node, 1 - constant);
                graph.addBias(node, value, graph.constant(node, constant, "bias"));
                graph.renameLast(node);
            } else {
                graph.append(node, new Sum(), graph.value(node, 0), graph.value(node, 1));
            }
        }
    },
    /** {@link Sum}. */
    SUM("Sum", Integer.MAX_VALUE) {
        @Override
        void read(OnnxNode node, Graph graph) {
            graph.append(
                    node,
                    new Sum(),
                    IntStream.range(0, node.inputCount())
                            .map(input -> graph.value(node, input))
                            .toArray());
        }
    },
    /** {@link Activation#SIGMOID}. */
    SIGMOID("Sigmoid", 1) {
        @Override
        void read(OnnxNode node, Graph graph) {
            graph.append(node, Activation.SIGMOID, graph.value(node, 0));
        }
    },
    /** {@link Activation#RELU}. */
    RELU("Relu", 1) {
        @Override
        void read(OnnxNode node, Graph graph) {
            graph.append(node, Activation.RELU, graph.value(node, 0));
        }
    },
    /** {@link Activation#TANH}. */
    TANH("Tanh", 1) {
        @Override
        void read(OnnxNode node, Graph graph) {
            graph.append(node, Activation.TANH, graph.value(node, 0));
        }
    },
    /** {@link Softmax}, as the last layer. */
    SOFTMAX("Softmax", 1, "axis") {
        @Override
        void read(OnnxNode node, Graph graph) {
            node.integer("axis", -1, 1, -1);
            graph.append(node, new Softmax(), graph.value(node, 0));
        }
    },
    /** {@link Convolution}: W [units, channels, height, width], bias [units] or none. */
    CONV("Conv", 3, WindowAttributes.and("group")) {
        @Override
        void read(OnnxNode node, Graph graph) {
            node.require("group", 1);
            int value = graph.value(node, 0);
            Shape image = graph.image(node, value);
            Tensor W = graph.constant(node, 1, "weights");
            if (W.shape().size() != 4 || W.shape().get(1) != image.channels()) {
                throw node.refusal("weights of shape " + W.shape() + " do not fit an image of " + image
                        + "; supported are [units, " + image.channels() + ", height, width]");
            }
            Window window = WindowAttributes.read(node, W.shape().subList(2, 4));
            graph.append(node, node.made(() -> new Convolution(image, W.shape().get(0), window)), W.values(), value);
            addBias(node, graph);
        }
    },
    /** {@link MaxPool}. */
    MAX_POOL("MaxPool", 1, WindowAttributes.and("ceil_mode", "storage_order")) {
        @Override
        void read(OnnxNode node, Graph graph) {
            node.require("ceil_mode", 0);
            node.require("storage_order", 0);
            int value = graph.value(node, 0);
            Shape image = graph.image(node, value);
            Window window = WindowAttributes.read(node);
            graph.append(node, node.made(() -> new MaxPool(image, window)), value);
        }
    },
    /** {@link AveragePool}. */
    AVERAGE_POOL("AveragePool", 1, WindowAttributes.and("ceil_mode", "count_include_pad")) {
        @Override
        void read(OnnxNode node, Graph graph) {
            node.require("ceil_mode", 0);
            boolean countsPadding = node.flag("count_include_pad");
            int value = graph.value(node, 0);
            Shape image = graph.image(node, value);
            Window window = WindowAttributes.read(node);
            graph.append(node, node.made(() -> new AveragePool(image, window, countsPadding)), value);
        }
    },
    /** {@link AveragePool#global}. */
    GLOBAL_AVERAGE_POOL("GlobalAveragePool", 1) {
        @Override
        void read(OnnxNode node, Graph graph) {
            int value = graph.value(node, 0);
            Shape image = graph.image(node, value);
            graph.append(node, node.made(() -> AveragePool.global(image)), value);
        }
    },
    /** {@link Flatten}; a vector stays what it is. */
    FLATTEN("Flatten", 1, "axis") {
        @Override
        void read(OnnxNode node, Graph graph) {
            node.require("axis", 1);
            graph.flatten(node, graph.value(node, 0));
        }
    },
    /** {@link Flatten}, its shape a constant: as many rows as there are, then −1 or the number of values. */
    RESHAPE("Reshape", 2, "allowzero") {
        @Override
        void read(OnnxNode node, Graph graph) {
            int value = graph.value(node, 0);
            long size = graph.shape(node, value).size();
            List<List<Long>> supported = new ArrayList<>(List.of(List.of(-1L, size)));
            if (!node.flag("allowzero")) {
                supported.addAll(List.of(List.of(0L, size), List.of(0L, -1L)));
            }
            if (graph.isOfOneRow()) {
                supported.addAll(List.of(List.of(1L, size), List.of(1L, -1L)));
            }
            List<Long> shape = graph.integers(node, 1, "shape");
            if (!supported.contains(shape)) {
                throw node.refusal("shape " + shape + " is no vector of each row; supported are " + supported);
            }
            graph.flatten(node, value);
        }
    },
    /** Nothing, where it adds nothing: no layer. */
    PAD("Pad", 4, "mode", "pads", "value") {
        @Override
        void read(OnnxNode node, Graph graph) {
            List<Long> pads = new ArrayList<>(node.integers("pads"));
            if (!node.input(1).isEmpty()) {
                pads.addAll(graph.integers(node, 1, "pads"));
            }
            if (pads.isEmpty() || pads.stream().anyMatch(pad -> pad != 0)) {
                throw node.refusal("pads " + pads + "; supported are zeros alone");
            }
            graph.name(node, graph.value(node, 0));
        }
    },
    /** Another name for a constant, or for the value: no layer. */
    IDENTITY("Identity", 1) {
        @Override
        void read(OnnxNode node, Graph graph) {
            if (graph.isConstant(node, 0)) {
                define(node, graph, graph.stored(node, 0, "constant"));
            } else {
                graph.name(node, graph.value(node, 0));
            }
        }
    },
    /** Does nothing outside training: no layer. */
    DROPOUT("Dropout", 3, "ratio", "seed") {
        @Override
        void read(OnnxNode node, Graph graph) {
            if (!node.input(2).isEmpty() && !isFalse(graph.stored(node, 2, "training mode"))) {
                throw node.refusal("its training mode '" + node.input(2) + "' is on; supported is a constant false");
            }
            graph.name(node, graph.value(node, 0));
        }
    },
    /** A constant inside the list of nodes. */
    CONSTANT("Constant", 0, "value") {
        @Override
        void read(OnnxNode node, Graph graph) {
            define(node, graph, node.tensor("value"));
        }
    };

    private final String type;
    private final int mostInputs;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> attributes;

    Operator(String type, int mostInputs, String... attributes) {
        this.type = type;
        this.mostInputs = mostInputs;
        this.attributes = List.of(attributes);
    }

    /** Adds what the node stands for. OnnxException when that is not supported. Modified: graph. */
    abstract void read(OnnxNode node, Graph graph);

    /** The node's operator, whose inputs and attributes it knows. OnnxException when there is none. */
    static Operator of(OnnxNode node) {
        Operator operator = Arrays.stream(values())
                .filter(candidate -> candidate.type.equals(node.operator()))
                .findFirst()
                .orElseThrow(() -> node.refusal("the operator is not supported; supported are " + supported()));
        if (node.inputCount() > operator.mostInputs) {
            throw node.refusal("has " + node.inputCount() + " inputs; supported are at most " + operator.mostInputs);
        }
        node.checkAttributes(operator.attributes);
        return operator;
    }

    private static String supported() {
        return Arrays.stream(values()).map(operator -> operator.type).collect(Collectors.joining(", "));
    }

    private static void appendDense(OnnxNode node, Graph graph, boolean transposed) {
        int value = graph.value(node, 0);
        Tensor B = graph.constant(node, 1, "weights");
        if (B.shape().size() != 2) {
            throw node.refusal("weights of shape " + B.shape() + " are no matrix; supported are 2 dimensions");
        }
        int in = B.shape().get(transposed ? 1 : 0);
        int out = B.shape().get(transposed ? 0 : 1);
        graph.append(node, new Dense(in, out), transposed ? B.values() : B.transposed(), value);
    }

    private static void addBias(OnnxNode node, Graph graph) {
        if (!node.input(2).isEmpty()) {
            graph.addBias(node, graph.last(), graph.constant(node, 2, "bias"));
        }
        graph.endBias();
    }

    private static void define(OnnxNode node, Graph graph, TensorProto constant) {
        if (!graph.define(node.output(), constant)) {
            throw node.refusal("gives '" + node.output() + "', which is taken; supported are distinct names");
        }
    }

    private static boolean isFalse(TensorProto tensor) {
        ByteString raw = tensor.getRawData();
        if (tensor.getDataType() != DataType.BOOL_VALUE || raw.size() + tensor.getInt32DataCount() != 1) {
            return false;
        }
        return raw.isEmpty() ? tensor.getInt32Data(0) == 0 : raw.byteAt(0) == 0;
    }
}
