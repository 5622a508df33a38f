package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.learninggradients.net.Activation;

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
            if (!node.input(2).isEmpty()) {
                chain.addBias(node, chain.constant(node, 2, "bias"));
            }
            chain.endBias();
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
            chain.append(Activation.SIGMOID);
        }
    },
    /** {@link Activation#RELU}. */
    RELU("Relu", 1) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            chain.append(Activation.RELU);
        }
    },
    /** {@link Activation#TANH}. */
    TANH("Tanh", 1) {
        @Override
        void read(Node node, Chain chain) {
            chain.pass(node, 0);
            chain.append(Activation.TANH);
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
        chain.appendDense(node, in, out, transposed ? B.values() : B.transposed());
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
