package org.learninggradients.store.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** Records as JSON and back. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** The record's JSON, indented. */
    public static byte[] write(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of " + record.getClass() + " has no JSON form", e);
        }
    }

    /** Reads a record; StoreException, which names the file, when the bytes are not one. */
    public static <T> T read(byte[] bytes, Class<T> type, Object file) {
        return read(bytes, type, file, Map.of());
    }

    /** Reads a record; fields that the file does not have get these values. */
    public static <T> T read(byte[] bytes, Class<T> type, Object file, Map<String, Integer> defaults) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree instanceof ObjectNode object) {
                defaults.forEach((name, value) -> object.putIfAbsent(name, IntNode.valueOf(value)));
            }
            T value = MAPPER.treeToValue(tree, type);
            if (value == null) {
                throw new StoreException(file + " is empty; the run cannot be read");
            }
            return value;
        } catch (IOException e) {
            throw new StoreException(file + " is not what this program writes there: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
