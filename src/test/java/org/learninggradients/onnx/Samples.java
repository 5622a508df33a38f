package org.learninggradients.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Network;
import org.learninggradients.net.Node;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Sum;
import org.learninggradients.net.layer.Window;

/** Networks, metadata and golden files for the tests of this package. */
public final class Samples {
    private Samples() {}

    /** Parameters of every size a double has, signs and the smallest numbers among them. */
    static Network network(Topology topology, long seed) {
        RandomStream stream = RandomStream.of(seed);
        double[] parameters = new double[topology.parameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = stream.nextGaussian();
        }
        parameters[0] = -0.0;
        parameters[parameters.length - 1] = Double.MIN_VALUE;
        return new Network(topology, parameters);
    }

    static Network network(List<Integer> sizes, Activation hidden, Activation output, long seed) {
        return network(Topology.dense(sizes, hidden, output), seed);
    }

    static OnnxModel bare(Network network) {
        return new OnnxModel(network, Optional.empty());
    }

    static Metadata oddMetadata() {
        return new Metadata(
                List.of("a \"quoted\" name", "two\nlines\tand \\", "größe 身長 🦉"),
                List.of(
                        new Standardization(-0.0, 0),
                        new Standardization(1.0 / 3, 1e-300),
                        new Standardization(-1e300, Double.MIN_VALUE)),
                "",
                Task.MULTICLASS,
                List.of("yes", "", "\u0000"),
                Optional.empty(),
                new TreeMap<>(Map.of("trial", "7", "ключ \"", "'; drop\n")));
    }

    static Metadata regression(Optional<Standardization> labelScale) {
        return new Metadata(
                List.of("x"),
                List.of(new Standardization(5, 2)),
                "price",
                Task.REGRESSION,
                List.of(),
                labelScale,
                new TreeMap<>());
    }

    static DMatrixRMaj inputs(int rows, int columns, long seed) {
        RandomStream stream = RandomStream.of(seed);
        DMatrixRMaj X = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < X.data.length; i++) {
            X.data[i] = stream.nextGaussian();
        }
        return X;
    }

    static byte[] oracle(String file) {
        try (InputStream stream = Samples.class.getResourceAsStream("/oracles/" + file)) {
            return Objects.requireNonNull(stream, file).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode oracleJson(String file) {
        try {
            return new ObjectMapper().readTree(oracle(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A network of every layer, windows of all kinds and a residual connection among them. */
    static Topology images() {
        Shape image = Shape.image(2, 12, 11);
        Convolution first = new Convolution(image, 4, new Window(3, 2, 2, 1, 2, 1));
        MaxPool max = new MaxPool(first.output(image), new Window(3, 3, 1, 2, 1, 2));
        AveragePool inside = new AveragePool(max.output(max.input()), new Window(2, 3, 1, 1, 1, 1), false);
        AveragePool padded = new AveragePool(inside.output(inside.input()), new Window(2, 3, 1, 1, 1, 2), true);
        Convolution second = new Convolution(padded.output(padded.input()), 5, new Window(2, 2, 1, 1, 0, 0));
        AveragePool global = AveragePool.global(second.output(second.input()));
        List<Layer> layers = List.of(
                first,
                Activation.TANH,
                max,
                inside,
                padded,
                second,
                Activation.RELU,
                new Sum(),
                global,
                new Flatten(global.output(global.input())),
                new Dense(5, 3),
                new Softmax());
        List<Node> nodes = new ArrayList<>();
        for (Layer layer : layers) {
            int last = nodes.size();
            nodes.add(new Node(layer, layer instanceof Sum ? List.of(last - 1, last) : List.of(last)));
        }
        return Topology.graph(image, nodes);
    }
}
