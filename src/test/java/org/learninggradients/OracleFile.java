package org.learninggradients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Window;
import org.learninggradients.text.Labels;

/** A network with what PyTorch computed of it, from {@code src/test/resources/oracles}. */
public final class OracleFile {
    private static final List<String> NAMES = List.of(
            "mlp-30-3-1-sigmoid-mse",
            "mlp-30-16-8-1-relu-bce",
            "mlp-13-10-3-tanh-softmax",
            "cnn-1x8x8-conv-avgpool-dense",
            "cnn-2x9x9-strided-maxpool",
            "conv1d-4x40-genomic");

    /** What is expected beside attributions. */
    private static final Set<String> OTHERS = Set.of(
            "output",
            "loss",
            "parameter-gradients-of-mean-loss",
            "learning-gradient",
            "learning-gradient-per-example",
            "output-minus-reference");

    private final JsonNode root;

    private OracleFile(JsonNode root) {
        this.root = root;
    }

    /** The names of all files, without their ending. */
    public static Stream<String> names() {
        return NAMES.stream();
    }

    /** The file of this name. */
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

    /** The layers with their weights. */
    public Network network() {
        Shape input = shape(root.required("input-shape"));
        Shape shape = input;
        List<Layer> layers = new ArrayList<>();
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode described : root.required("layers")) {
            Layer layer = layer(described, shape);
            layers.add(layer);
            shape = layer.output(shape);
            for (String field : List.of("weights", "kernels", "bias")) {
                parameters.add(described.path(field));
            }
        }
        return new Network(
                new Topology(input, layers),
                parameters.stream().flatMapToDouble(OracleFile::numbers).toArray());
    }

    private static Layer layer(JsonNode layer, Shape input) {
        String type = layer.required("type").asText();
        return switch (type) {
            case "dense" -> new Dense(input.size(), layer.required("bias").size());
            case "conv2d" -> {
                JsonNode kernel = layer.required("kernels").get(0).get(0);
                yield new Convolution(
                        input,
                        layer.required("bias").size(),
                        window(layer, kernel.size(), kernel.get(0).size()));
            }
            case "max-pool2d" -> new MaxPool(input, window(layer));
            case "avg-pool2d" -> new AveragePool(input, window(layer), false);
            case "flatten" -> new Flatten(input);
            default -> Activation.valueOf(type.toUpperCase(Locale.ROOT));
        };
    }

    private static Window window(JsonNode pool) {
        JsonNode size = pool.required("size");
        return window(pool, number(size, 0), number(size, 1));
    }

    private static Window window(JsonNode layer, int height, int width) {
        JsonNode stride = layer.required("stride");
        JsonNode padding = layer.path("padding");
        return new Window(height, width, number(stride, 0), number(stride, 1), number(padding, 0), number(padding, 1));
    }

    /** One of two numbers, or the one that stands for both; 0 where there is none. */
    private static int number(JsonNode numbers, int index) {
        return numbers.isArray() ? numbers.get(index).asInt() : numbers.asInt();
    }

    private static Shape shape(JsonNode sizes) {
        return new Shape(Arrays.stream(numbers(sizes).toArray())
                .mapToInt(size -> (int) size)
                .boxed()
                .toList());
    }

    /** What was minimised. */
    public Loss loss() {
        return Labels.named(Loss.class, root.required("loss").asText());
    }

    /** A field of rows, as inputs and targets are. */
    public DMatrixRMaj matrix(String field) {
        JsonNode rows = root.required(field);
        double[] numbers = numbers(rows).toArray();
        return new DMatrixRMaj(rows.size(), numbers.length / rows.size(), true, numbers);
    }

    /** A field of one row, as the reference is. */
    public DMatrixRMaj row(String field) {
        double[] numbers = numbers(root.required(field)).toArray();
        return new DMatrixRMaj(1, numbers.length, true, numbers);
    }

    /** The names of the attributions that are expected. */
    public List<String> attributions() {
        List<String> fields = new ArrayList<>();
        root.required("expected").fieldNames().forEachRemaining(fields::add);
        fields.removeAll(OTHERS);
        return fields;
    }

    /** An expected field, its numbers one after the other. */
    public double[] expected(String field) {
        return numbers(root.required("expected").required(field)).toArray();
    }

    private static DoubleStream numbers(JsonNode node) {
        return node.isNumber()
                ? DoubleStream.of(node.asDouble())
                : StreamSupport.stream(node.spliterator(), false).flatMapToDouble(OracleFile::numbers);
    }
}
