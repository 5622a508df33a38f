package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collection;
import java.util.Optional;

/** One node of a graph, with its place for messages. */
final class Node {
    private final NodeProto proto;
    private final int position;
    private final int count;

    /** The node at {@code position}, from 1, of {@code count}. */
    Node(NodeProto proto, int position, int count) {
        this.proto = proto;
        this.position = position;
        this.count = count;
    }

    /** Its operator, with the domain where that is not ONNX's own. */
    String operator() {
        String domain = proto.getDomain();
        return domain.isEmpty() || domain.equals("ai.onnx") ? proto.getOpType() : domain + "." + proto.getOpType();
    }

    /** How many inputs it lists, those left out among them. */
    int inputCount() {
        return proto.getInputCount();
    }

    /** The name of input {@code index}, from 0; empty when it is left out. */
    String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    /** The name of the value it gives. */
    String output() {
        if (proto.getOutputCount() == 0 || proto.getOutput(0).isEmpty()) {
            throw refusal("names no output; supported is one");
        }
        return proto.getOutput(0);
    }

    /** Refuses attributes that the operator is not known by. */
    void checkAttributes(Collection<String> known) {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (!known.contains(attribute.getName())) {
                throw refusal("attribute '" + attribute.getName() + "' is unknown; supported are " + known);
            }
        }
    }

    /** Whether an attribute is 1; it is 0 where it is left out. */
    boolean flag(String name) {
        long value =
                attribute(name, AttributeType.INT).map(AttributeProto::getI).orElse(0L);
        if (value != 0 && value != 1) {
            throw refusal("attribute '" + name + "' is " + value + "; supported are 0 and 1");
        }
        return value == 1;
    }

    /** Refuses an attribute that is there and not 1. */
    void requireOne(String name) {
        float value =
                attribute(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(1f);
        if (value != 1) {
            throw refusal("attribute '" + name + "' is " + value + "; supported is 1");
        }
    }

    /** A tensor attribute. */
    TensorProto tensor(String name) {
        return attribute(name, AttributeType.TENSOR)
                .map(AttributeProto::getT)
                .orElseThrow(() -> refusal("attribute '" + name + "' is missing"));
    }

    private Optional<AttributeProto> attribute(String name, AttributeType type) {
        Optional<AttributeProto> attribute = proto.getAttributeList().stream()
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst();
        attribute.ifPresent(found -> {
            if (found.getType() != type) {
                throw refusal("attribute '" + name + "' is of type " + found.getType() + "; supported is " + type);
            }
        });
        return attribute;
    }

    /** What is wrong with it, and where it stands. */
    OnnxException refusal(String problem) {
        return new OnnxException(
                "node " + position + " of " + count + ", " + operator() + " '" + proto.getName() + "': " + problem);
    }
}
