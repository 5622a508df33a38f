package org.learninggradients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Activation;
import org.learninggradients.net.Dense;
import org.learninggradients.net.Layer;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

/** A network with what PyTorch computed of it, from {@code src/test/resources/oracles}. */
public final class OracleFile {
    private final JsonNode root;

    private OracleFile(JsonNode root) {
        this.root = root;
    }

    /** The file of this name, without its ending. */
    public static OracleFile named(String name) {
        String path = "/oracles/" + name + ".json";
        try (InputStream in = OracleFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new OracleFile(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dense layers and activations, with their weights. */
    public Network network() {
        List<Layer> layers = new ArrayList<>();
        DoubleStream parameters = DoubleStream.empty();
        for (JsonNode layer : root.required("layers")) {
            String type = layer.required("type").asText();
            if (type.equals("dense")) {
                JsonNode weights = layer.required("weights");
                layers.add(new Dense(weights.get(0).size(), weights.size()));
                parameters = DoubleStream.concat(parameters, numbers(weights));
                parameters = DoubleStream.concat(parameters, numbers(layer.required("bias")));
            } else {
                layers.add(Activation.valueOf(type.toUpperCase(Locale.ROOT)));
            }
        }
        int inputs = root.required("input-shape").get(0).asInt();
        return new Network(new Topology(inputs, layers), parameters.toArray());
    }

    /** What was minimised. */
    public Loss loss() {
        return Loss.named(root.required("loss").asText());
    }

    /** A field of rows, as inputs and targets are. */
    public DMatrixRMaj matrix(String field) {
        JsonNode rows = root.required(field);
        return new DMatrixRMaj(
                rows.size(), rows.get(0).size(), true, numbers(rows).toArray());
    }

    /** An expected field, its numbers one after the other. */
    public double[] expected(String field) {
        return numbers(root.required("expected").required(field)).toArray();
    }

    private static DoubleStream numbers(JsonNode node) {
        if (!node.isArray()) {
            return DoubleStream.of(node.asDouble());
        }
        DoubleStream numbers = DoubleStream.empty();
        for (JsonNode child : node) {
            numbers = DoubleStream.concat(numbers, numbers(child));
        }
        return numbers;
    }
}
