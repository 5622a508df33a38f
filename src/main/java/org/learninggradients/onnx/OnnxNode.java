package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** One node of a graph, with its position for messages. */
final class OnnxNode {
    private final NodeProto proto;
    private final int position;
    private final int count;

    /** The node at {@code position}, from 1, of {@code count}. */
    OnnxNode(NodeProto proto, int position, int count) {
        this.proto = proto;
        this.position = position;
        this.count = count;
    }

    /** Its operator, with the domain where that is not ONNX's own. */
    String operator() {
        String domain = proto.getDomain();
        return domain.isEmpty() || domain.equals("ai.onnx") ? proto.getOpType() : domain + "." + proto.getOpType();
    }

    /** The number of inputs that it lists, including those left out. */
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

    /** Refuses attributes that the operator is not known by, and those that are there again. */
    void checkAttributes(Collection<String> known) {
        Set<String> names = new HashSet<>();
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (!known.contains(attribute.getName())) {
                throw refusal("attribute '" + attribute.getName() + "' is unknown; supported are " + known);
            }
            if (!names.add(attribute.getName())) {
                throw refusal("attribute '" + attribute.getName() + "' is there twice; supported is once");
            }
        }
    }

    /** Whether an attribute is 1; it is 0 where it is left out. */
    boolean flag(String name) {
        return integer(name, 0, 0, 1) == 1;
    }

    /** Refuses an attribute that is there and another whole number than this one. */
    void require(String name, long supported) {
        integer(name, supported, supported);
    }

    /** An attribute that is one of the supported numbers. */
    long integer(String name, long byDefault, long... supported) {
        long value =
                attribute(name, AttributeType.INT).map(AttributeProto::getI).orElse(byDefault);
        if (LongStream.of(supported).noneMatch(number -> number == value)) {
            String numbers = LongStream.of(supported).mapToObj(String::valueOf).collect(Collectors.joining(" and "));
            throw refusal("attribute '" + name + "' is " + value + "; supported "
                    + (supported.length == 1 ? "is " : "are ") + numbers);
        }
        return value;
    }

    /** Refuses an attribute that is there and not 1. */
    void requireOne(String name) {
        float value =
                attribute(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(1f);
        if (value != 1) {
            throw refusal("attribute '" + name + "' is " + value + "; supported is 1");
        }
    }

    /** An attribute of whole numbers; empty where it is left out. */
    List<Long> integers(String name) {
        return attribute(name, AttributeType.INTS)
                .map(AttributeProto::getIntsList)
                .orElse(List.of());
    }

    /** An attribute of text. */
    Optional<String> text(String name) {
        return attribute(name, AttributeType.STRING).map(found -> found.getS().toStringUtf8());
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

    /** The result of a computation with its numbers; a refusal where that fails. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new OnnxException(placed(String.valueOf(e.getMessage())), e);
        }
    }

    /** An exception that says where the node stands and what is wrong with it. */
    OnnxException refusal(String problem) {
        return new OnnxException(placed(problem));
    }

    private String placed(String problem) {
        return "node " + position + " of " + count + ", " + operator() + " '" + proto.getName() + "': " + problem;
    }
}
