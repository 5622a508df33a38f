package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.OracleFile;
import org.learninggradients.Tolerance;

/** What PyTorch, Captum and a reading of DeepLIFT's equations made of six networks, from their ONNX files. */
class AttributeOracleIT {
    /** Fields of an oracle whose names are not those of methods. */
    private static final Map<String, String> METHODS = Map.of(
            "input-gradient-of-loss", "learning-gradient",
            "integrated-gradients-midpoint-50", "integrated-gradients",
            "occlusion-of-one-feature", "occlusion",
            "deeplift-rescale-on-convolutions-reveal-cancel-on-dense", "deeplift-mixed");

    /** The same in a second call, with other options. */
    private static final Map<String, String> OTHERWISE =
            Map.of("integrated-gradients-gauss-legendre-50", "integrated-gradients", "occlusion-1x3x3", "occlusion");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @MethodSource("org.learninggradients.OracleFile#names")
    void attributionsAreThoseOfTheOracle(String name) throws IOException {
        OracleFile oracle = OracleFile.named(name);
        List<String> first = oracle.attributions();
        List<String> second = first.stream().filter(OTHERWISE::containsKey).toList();
        first.removeAll(second);
        write(oracle);
        assertMethods(name, oracle, first, METHODS, List.of("--label", "answer"));
        List<String> otherwise = new ArrayList<>(List.of("--label", "answer", "--quadrature", "gauss-legendre"));
        if (second.contains("occlusion-1x3x3")) {
            otherwise.addAll(List.of("--window", "1x3x3"));
        }
        assertMethods(name, oracle, second, OTHERWISE, otherwise);
    }

    private void assertMethods(
            String name, OracleFile oracle, List<String> fields, Map<String, String> methods, List<String> options) {
        Path output = folder.resolve("explained" + fields.size());
        List<String> arguments =
                new ArrayList<>(List.of("attribute", "--target-column", "unit", "--explain", "output"));
        arguments.addAll(List.of("--model", "src/test/resources/oracles/" + name + ".onnx", "--format", "csv"));
        arguments.addAll(List.of("--data", folder.resolve("rows.csv").toString()));
        arguments.addAll(List.of("--reference", folder.resolve("reference.csv").toString()));
        arguments.addAll(List.of("--output", output.toString()));
        arguments.addAll(List.of(
                "--method",
                fields.stream().map(field -> methods.getOrDefault(field, field)).collect(Collectors.joining(","))));
        arguments.addAll(options);
        Command command = Command.run(arguments.toArray(String[]::new));
        assertThat(command.status()).as(command.err()).isZero();
        AttributedTable attributions = AttributedTable.read(output.resolve("attributions"));
        AttributedTable rows = AttributedTable.read(output.resolve("rows"));
        for (String field : fields) {
            String method = methods.getOrDefault(field, field);
            assertClose(field, attributions.numbers(method, "attribution"), oracle.expected(field), tolerance(field));
            assertClose(field, rows.numbers(method, "output"), oracle.matrix("target-output").data, 0);
            if (method.startsWith("deeplift")) {
                assertClose(
                        field,
                        differences(rows, method),
                        oracle.expected("output-minus-reference"),
                        Tolerance.ONE_PASS);
            }
        }
    }

    private static double[] differences(AttributedTable rows, String method) {
        double[] outputs = rows.numbers(method, "output_value");
        double[] references = rows.numbers(method, "reference_output");
        return IntStream.range(0, outputs.length)
                .mapToDouble(row -> outputs[row] - references[row])
                .toArray();
    }

    /** Captum rounds the weights of its quadratures and the windows' means to single precision. */
    private static double tolerance(String field) {
        return field.startsWith("integrated-gradients-") || field.equals("occlusion-1x3x3")
                ? Tolerance.SINGLE
                : Tolerance.ONE_PASS;
    }

    private void write(OracleFile oracle) throws IOException {
        DMatrixRMaj X = oracle.matrix("inputs");
        DMatrixRMaj targets = oracle.matrix("targets");
        double[] units = oracle.matrix("target-output").data;
        String header = IntStream.range(0, X.numCols).mapToObj(k -> "x" + k).collect(Collectors.joining(","));
        List<String> lines = new ArrayList<>(List.of("unit," + header + ",answer"));
        for (int row = 0; row < X.numRows; row++) {
            lines.add((int) units[row] + "," + cells(X, row) + "," + answer(targets, row));
        }
        Files.write(folder.resolve("rows.csv"), lines);
        Files.write(folder.resolve("reference.csv"), List.of(header, cells(oracle.row("reference"), 0)));
    }

    private static String cells(DMatrixRMaj matrix, int row) {
        return Arrays.stream(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(","));
    }

    /** The target itself where there is one output, else the number of the class. */
    private static double answer(DMatrixRMaj targets, int row) {
        return targets.numCols == 1
                ? targets.get(row, 0)
                : IntStream.range(0, targets.numCols)
                        .filter(unit -> targets.get(row, unit) == 1)
                        .findFirst()
                        .orElseThrow();
    }
}
