package org.learninggradients.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Activation;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;

/** Networks, metadata and golden files for the tests of this package. */
final class Samples {
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
                List.of(new Scale(-0.0, 0), new Scale(1.0 / 3, 1e-300), new Scale(-1e300, Double.MIN_VALUE)),
                "",
                Task.MULTICLASS,
                List.of("yes", "", "\u0000"),
                Optional.empty(),
                new TreeMap<>(Map.of("trial", "7", "ключ \"", "'; drop\n")));
    }

    static Metadata regression(Optional<Scale> labelScale) {
        return new Metadata(
                List.of("x"),
                List.of(new Scale(5, 2)),
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

    /** All numbers of an array, or of an array of arrays row by row. */
    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .flatMap(element ->
                        element.isArray() ? StreamSupport.stream(element.spliterator(), false) : Stream.of(element))
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
