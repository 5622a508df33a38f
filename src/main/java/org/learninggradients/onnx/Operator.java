package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Window;

/** The operators of ONNX that a network may be made of, each with how it continues a chain of layers. */
enum Operator {
    /** Y = A·B + C, or A·Bᵀ + C: A the value [n, in], B [in, out] or [out, in], C [out] or [1, out] or none. */
    GEMM("Gemm", 3, "alpha", "beta", "transA", "transB") {
        @Override
        void read(Node node, Chain chain) {
            node.requireOne("alpha");
            node.requireOne("beta");
            if (node.flag("transA")) {
                throw node.refusal("attribute 'transA' is 1; supported is 0");
            }
            chain.pass(node, 0);
            appendDense(node, chain, node.flag("transB"));
            addBias(node, chain);
        }
    },
    /** Y = A·B: A the value [n, in], B [in, out]. */
    MAT_MUL("MatMul", 2) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            appendDense(node, chain, false);
        }
    },
    /** Y = A + B: one the value that MatMul gives, the other a constant [out] or [1, out]. */
    ADD("Add", 2) {
        @Override
        void read(Node node, Chain chain) {
            int constant = chain.isConstant(node, 0) ? 0 : 1;
            chain.pass(node, 1 - constant);
            chain.addBias(node, chain.constant(node, constant, "bias"));
        }
    },
    /** {@link Activation#SIGMOID}. */
    SIGMOID("Sigmoid", 1) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            chain.append(node, Activation.SIGMOID);
        }
    },
    /** {@link Activation#RELU}. */
    RELU("Relu", 1) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            chain.append(node, Activation.RELU);
        }
    },
    /** {@link Activation#TANH}. */
    TANH("Tanh", 1) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            chain.append(node, Activation.TANH);
        }
    },
    /** {@link Softmax}, as the last layer. */
    SOFTMAX("Softmax", 1, "axis") {
        @Override
        void read(Node node, Chain chain) {
            node.integer("axis", -1, 1, -1);
            chain.pass(node, 0);
            chain.append(node, new Softmax());
        }
    },
    /** {@link Convolution}: W [units, channels, height, width], bias [units] or none. */
    CONV("Conv", 3, WindowAttributes.and("group")) {
        @Override
        void read(Node node, Chain chain) {
            node.require("group", 1);
            chain.pass(node, 0);
            Shape image = chain.image(node);
            Tensor W = chain.constant(node, 1, "weights");
            if (W.shape().size() != 4 || W.shape().get(1) != image.channels()) {
                throw node.refusal("weights of shape " + W.shape() + " do not fit an image of " + image
                        + "; supported are [units, " + image.channels() + ", height, width]");
            }
            Window window = WindowAttributes.read(node, W.shape().subList(2, 4));
            chain.append(node, node.made(() -> new Convolution(image, W.shape().get(0), window)), W.values());
            addBias(node, chain);
        }
    },
    /** {@link MaxPool}. */
    MAX_POOL("MaxPool", 1, WindowAttributes.and("ceil_mode", "storage_order")) {
        @Override
        void read(Node node, Chain chain) {
            node.require("ceil_mode", 0);
            node.require("storage_order", 0);
            chain.pass(node, 0);
            Shape image = chain.image(node);
            Window window = WindowAttributes.read(node);
            chain.append(node, node.made(() -> new MaxPool(image, window)));
        }
    },
    /** {@link AveragePool}. */
    AVERAGE_POOL("AveragePool", 1, WindowAttributes.and("ceil_mode", "count_include_pad")) {
        @Override
        void read(Node node, Chain chain) {
            node.require("ceil_mode", 0);
            boolean countsPadding = node.flag("count_include_pad");
            chain.pass(node, 0);
            Shape image = chain.image(node);
            Window window = WindowAttributes.read(node);
            chain.append(node, node.made(() -> new AveragePool(image, window, countsPadding)));
        }
    },
    /** {@link AveragePool#global}. */
    GLOBAL_AVERAGE_POOL("GlobalAveragePool", 1) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            Shape image = chain.image(node);
            chain.append(node, node.made(() -> AveragePool.global(image)));
        }
    },
    /** {@link Flatten}; a vector stays what it is. */
    FLATTEN("Flatten", 1, "axis") {
        @Override
        void read(Node node, Chain chain) {
            node.require("axis", 1);
            chain.pass(node, 0);
            chain.flatten(node);
        }
    },
    /** {@link Flatten}, its shape a constant: as many rows as there are, then −1 or the number of values. */
    RESHAPE("Reshape", 2, "allowzero") {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            long size = chain.shape(node).size();
            List<List<Long>> supported = new ArrayList<>(List.of(List.of(-1L, size)));
            if (!node.flag("allowzero")) {
                supported.addAll(List.of(List.of(0L, size), List.of(0L, -1L)));
            }
            if (chain.isOfOneRow()) {
                supported.addAll(List.of(List.of(1L, size), List.of(1L, -1L)));
            }
            List<Long> shape = chain.integers(node, 1, "shape");
            if (!supported.contains(shape)) {
                throw node.refusal("shape " + shape + " is no vector of each row; supported are " + supported);
            }
            chain.flatten(node);
        }
    },
    /** Nothing, where it adds nothing: no layer. */
    PAD("Pad", 4, "mode", "pads", "value") {
        @Override
        void read(Node node, Chain chain) {
            List<Long> pads = new ArrayList<>(node.integers("pads"));
            if (!node.input(1).isEmpty()) {
                pads.addAll(chain.integers(node, 1, "pads"));
            }
            if (pads.isEmpty() || pads.stream().anyMatch(pad -> pad != 0)) {
                throw node.refusal("pads " + pads + "; supported are zeros alone");
            }
            chain.pass(node, 0);
        }
    },
    /** Another name for a constant, or for the value: no layer. */
    IDENTITY("Identity", 1) {
        @Override
        void read(Node node, Chain chain) {
            if (chain.isConstant(node, 0)) {
                define(node, chain, chain.stored(node, 0, "constant"));
            } else {
                chain.pass(node, 0);
            }
        }
    },
    /** Does nothing outside training: no layer. */
    DROPOUT("Dropout", 3, "ratio", "seed") {
        @Override
        void read(Node node, Chain chain) {
            if (!node.input(2).isEmpty() && !isFalse(chain.stored(node, 2, "training mode"))) {
                throw node.refusal("its training mode '" + node.input(2) + "' is on; supported is a constant false");
            }
            chain.pass(node, 0);
        }
    },
    /** A constant inside the list of nodes. */
    CONSTANT("Constant", 0, "value") {
        @Override
        void read(Node node, Chain chain) {
            define(node, chain, node.tensor("value"));
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

    /** Adds what the node stands for. OnnxException when it is more than we can compute. Modified: chain. */
    abstract void read(Node node, Chain chain);

    /** The node's operator, whose inputs and attributes it knows. OnnxException when there is none. */
    static Operator of(Node node) {
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

    private static void appendDense(Node node, Chain chain, boolean transposed) {
        Tensor B = chain.constant(node, 1, "weights");
        if (B.shape().size() != 2) {
            throw node.refusal("weights of shape " + B.shape() + " are no matrix; supported are 2 dimensions");
        }
        int in = B.shape().get(transposed ? 1 : 0);
        int out = B.shape().get(transposed ? 0 : 1);
        chain.append(node, new Dense(in, out), transposed ? B.values() : B.transposed());
    }

    private static void addBias(Node node, Chain chain) {
        if (!node.input(2).isEmpty()) {
            chain.addBias(node, chain.constant(node, 2, "bias"));
        }
        chain.endBias();
    }

    private static void define(Node node, Chain chain, TensorProto constant) {
        if (!chain.define(node.output(), constant)) {
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
