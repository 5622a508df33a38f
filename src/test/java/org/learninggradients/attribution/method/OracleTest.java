package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.OracleFile;
import org.learninggradients.Tolerance;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.layer.Shape;

/** Attributions of six networks by PyTorch, Captum and a reading of DeepLIFT's equations. */
class OracleTest {
    static Stream<Arguments> fields() {
        return OracleFile.names()
                .flatMap(
                        name -> OracleFile.named(name).attributions().stream().map(field -> Arguments.of(name, field)));
    }

    private static Method method(String field, OracleFile oracle) {
        return switch (field) {
            case "input-gradient-of-loss" -> new LearningGradient(oracle.loss());
            case "integrated-gradients-midpoint-50" -> new IntegratedGradients(50, Quadrature.MIDPOINT);
            case "integrated-gradients-gauss-legendre-50" -> new IntegratedGradients(50, Quadrature.GAUSS_LEGENDRE);
            case "occlusion-of-one-feature" -> new Occlusion(Shape.vector(1));
            case "occlusion-1x3x3" -> new Occlusion(Shape.image(1, 3, 3));
            case "deeplift-rescale-on-convolutions-reveal-cancel-on-dense" -> DeepLift.MIXED;
            default -> Method.named(field, MethodOptions.DEFAULTS);
        };
    }

    /** Captum rounds the weights of its quadratures to single precision. */
    private static double tolerance(String field) {
        return field.startsWith("integrated-gradients-") ? Tolerance.SINGLE : Tolerance.ONE_PASS;
    }

    /** Captum rounds the sum over windows to single precision, and then the mean. */
    private static void assertRounded(double[] actual, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            double rounding = (Math.abs(expected[i]) * Tolerance.SINGLE + Math.ulp((float) expected[i])) / 2;
            assertThat(actual[i])
                    .as("element %d", i)
                    .isCloseTo(expected[i], within(rounding + Tolerance.ONE_PASS * largest));
        }
    }

    /** The output unit that is attributed in this row. */
    private static int unit(OracleFile oracle, int row) {
        return (int) oracle.matrix("target-output").get(row);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void attributionsAreThoseOfTheOracle(String name, String field) {
        OracleFile oracle = OracleFile.named(name);
        DMatrixRMaj X = oracle.matrix("inputs");
        Method method = method(field, oracle);
        AttributionTarget target = new AttributionTarget(
                oracle.network(), TargetValue.OUTPUT, OptionalInt.empty(), oracle.row("reference"));
        Attributor attributor = new Attributor(method, target, new JavaProducts());
        attributor.reshape(X.numRows);
        attributor.inputs().setTo(X);
        attributor.targets().setTo(oracle.matrix("targets"));
        attributor.attribute(
                IntStream.range(0, X.numRows).map(row -> unit(oracle, row)).toArray());
        double[] attributions = attributor.attributions().data;
        double[] differences = new double[X.numRows];
        for (int row = 0; row < X.numRows; row++) {
            differences[row] = attributor.output(row) - attributor.referenceOutput(row);
            assertThat(attributor.isIncomplete(row)).isFalse();
        }
        if (field.equals("occlusion-1x3x3")) {
            assertRounded(attributions, oracle.expected(field));
        } else {
            assertClose(field, attributions, oracle.expected(field), tolerance(field));
        }
        if (method.usesReferences()) {
            assertClose("difference", differences, oracle.expected("output-minus-reference"), Tolerance.ONE_PASS);
        }
    }

    /** But for that rounding, Captum's sums are these to all digits. */
    @ParameterizedTest
    @MethodSource("quadratures")
    void captumRoundsNothingOfIntegratedGradientsButTheWeights(String name, Quadrature quadrature) {
        OracleFile oracle = OracleFile.named(name);
        DMatrixRMaj X = oracle.matrix("inputs");
        double[] nodes = new double[50];
        double[] weights = new double[50];
        quadrature.fill(nodes, weights);
        Arrays.setAll(weights, k -> (float) weights[k]);
        Examples examples = new Examples(oracle.network(), new JavaProducts());
        examples.reshape(X.numRows);
        examples.X().setTo(X);
        Arrays.setAll(examples.units(), row -> unit(oracle, row));
        AttributionTarget target = new AttributionTarget(
                oracle.network(), TargetValue.OUTPUT, OptionalInt.empty(), oracle.row("reference"));
        DMatrixRMaj sums = new DMatrixRMaj(X.numRows, X.numCols);
        IntegratedGradients.pass(target, new JavaProducts(), nodes, weights).attribute(examples, sums);
        String field = "integrated-gradients-" + quadrature.label() + "-50";
        assertClose(field, sums.data, oracle.expected(field), Tolerance.ONE_PASS);
    }

    static Stream<Arguments> quadratures() {
        return OracleFile.names()
                .flatMap(name -> Stream.of(Quadrature.values()).map(quadrature -> Arguments.of(name, quadrature)));
    }
}
