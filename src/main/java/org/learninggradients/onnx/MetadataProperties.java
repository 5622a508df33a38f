package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;

/**
 * Metadata as the {@code metadata_props} of an ONNX file, keys behind {@code learninggradients.}:
 *
 * <pre>
 * metadata-version                    1, the version of these keys; files of 0.1 lack it and have version 1
 * features, classes                   JSON arrays of texts
 * means, standard-deviations          JSON arrays of numbers, one a feature
 * label, task                         text; a task is binary, multiclass or regression
 * label-mean, label-standard-deviation  JSON numbers, where the label was standardised
 * origin                              JSON object of texts
 * </pre>
 *
 * Other keys are ignored.
 */
public final class MetadataProperties {
    private static final String PREFIX = "learninggradients.";
    private static final String VERSION = "1";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final SortedMap<String, String> texts;

    private MetadataProperties(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    /** The properties that tell this metadata. They take longer to make than a small network, so that networks of one run share them. */
    public static MetadataProperties of(Metadata metadata) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("metadata-version", VERSION);
        texts.put("features", json(metadata.features()));
        texts.put(
                "means",
                json(metadata.scales().stream().map(Standardization::mean).toList()));
        texts.put(
                "standard-deviations",
                json(metadata.scales().stream()
                        .map(Standardization::standardDeviation)
                        .toList()));
        texts.put("label", metadata.label());
        texts.put("task", metadata.task().label());
        texts.put("classes", json(metadata.classes()));
        metadata.labelScale().ifPresent(scale -> {
            texts.put("label-mean", json(scale.mean()));
            texts.put("label-standard-deviation", json(scale.standardDeviation()));
        });
        texts.put("origin", json(metadata.origin()));
        return new MetadataProperties(texts);
    }

    /** The same but for where the network comes from. */
    public MetadataProperties withOrigin(SortedMap<String, String> origin) {
        SortedMap<String, String> changed = new TreeMap<>(texts);
        changed.put("origin", json(origin));
        return new MetadataProperties(changed);
    }

    /** The entries, in the order of their keys. */
    List<StringStringEntryProto> entries() {
        return texts.entrySet().stream()
                .map(text -> StringStringEntryProto.newBuilder()
                        .setKey(PREFIX + text.getKey())
                        .setValue(text.getValue())
                        .build())
                .toList();
    }

    /** The metadata of a file; empty when no key has the prefix. OnnxException when the metadata is incomplete or contradictory. */
    static Optional<Metadata> read(List<StringStringEntryProto> entries) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (StringStringEntryProto entry : entries) {
            if (entry.getKey().startsWith(PREFIX)
                    && texts.put(entry.getKey().substring(PREFIX.length()), entry.getValue()) != null) {
                throw new OnnxException("metadata '" + entry.getKey() + "': is there twice; supported is once");
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new MetadataProperties(texts).metadata());
    }

    private Metadata metadata() {
        String version = texts.getOrDefault("metadata-version", VERSION);
        if (!version.equals(VERSION)) {
            throw new OnnxException(
                    "metadata '" + PREFIX + "metadata-version': is '" + version + "'; this program reads " + VERSION
                            + "; use the version of learning-gradients that wrote the file");
        }
        Optional<Standardization> labelScale =
                texts.containsKey("label-mean") || texts.containsKey("label-standard-deviation")
                        ? Optional.of(scale(number("label-mean"), number("label-standard-deviation")))
                        : Optional.empty();
        try {
            return new Metadata(
                    textList("features"), scales(), text("label"), task(), textList("classes"), labelScale, origin());
        } catch (IllegalArgumentException e) {
            throw new OnnxException("metadata: " + e.getMessage(), e);
        }
    }

    private List<Standardization> scales() {
        List<Double> means = numberList("means");
        List<Double> deviations = numberList("standard-deviations");
        if (means.size() != deviations.size()) {
            throw new OnnxException(
                    "metadata: there are " + means.size() + " means but " + deviations.size() + " standard deviations");
        }
        List<Standardization> scales = new ArrayList<>();
        for (int i = 0; i < means.size(); i++) {
            scales.add(scale(means.get(i), deviations.get(i)));
        }
        return scales;
    }

    private static Standardization scale(double mean, double standardDeviation) {
        try {
            return new Standardization(mean, standardDeviation);
        } catch (IllegalArgumentException e) {
            throw new OnnxException("metadata: " + e.getMessage(), e);
        }
    }

    private Task task() {
        String label = text("task");
        return Stream.of(Task.values())
                .filter(task -> task.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new OnnxException(wrong("task", "binary, multiclass or regression")));
    }

    private SortedMap<String, String> origin() {
        SortedMap<String, String> origin = new TreeMap<>();
        JsonNode object = parsed("origin", JsonNode::isObject, "a JSON object of texts");
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new OnnxException(wrong("origin", "a JSON object of texts"));
            }
            origin.put(entry.getKey(), entry.getValue().textValue());
        }
        return origin;
    }

    private List<String> textList(String key) {
        return list(key, JsonNode::isTextual, JsonNode::textValue, "a JSON array of texts");
    }

    private List<Double> numberList(String key) {
        return list(key, JsonNode::isNumber, JsonNode::doubleValue, "a JSON array of numbers");
    }

    private double number(String key) {
        return parsed(key, JsonNode::isNumber, "a JSON number").doubleValue();
    }

    private <T> List<T> list(
            String key, Predicate<JsonNode> isElement, Function<JsonNode, T> element, String supported) {
        List<T> list = new ArrayList<>();
        for (JsonNode node : parsed(key, JsonNode::isArray, supported)) {
            if (!isElement.test(node)) {
                throw new OnnxException(wrong(key, supported));
            }
            list.add(element.apply(node));
        }
        return list;
    }

    private JsonNode parsed(String key, Predicate<JsonNode> isRight, String supported) {
        try {
            JsonNode node = JSON.readTree(text(key));
            if (isRight.test(node)) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new OnnxException(wrong(key, supported), e);
        }
        throw new OnnxException(wrong(key, supported));
    }

    private String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new OnnxException("metadata '" + PREFIX + key + "': is missing beside " + texts.keySet());
        }
        return text;
    }

    private String wrong(String key, String supported) {
        return "metadata '" + PREFIX + key + "': is '" + text(key) + "'; supported is " + supported;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and finite numbers always have a JSON form", e);
        }
    }
}
