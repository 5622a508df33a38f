package org.learninggradients.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.Tolerance;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.BackwardMethod;
import org.learninggradients.attribution.method.DeepLift;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.attribution.method.Quadrature;
import org.learninggradients.attribution.method.Samples;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Shape;

class AttributorTest {
    private static final int ROWS = 23;
    private static final MethodOptions OPTIONS =
            new MethodOptions(Loss.MSE, 3, Quadrature.GAUSS_LEGENDRE, 3, 0.1, 1, Shape.image(1, 2, 2));

    /** The convolution takes 145 rows of its outputs at once, of which a row of data has 9. */
    private static final Topology IMAGES =
            Topology.parse("2x5x5 convolution:4:5x5/1x1+4x4 relu max-pool:2x2/1x1+0x0 flatten 7 tanh 3");

    private final RandomStream stream = RandomStream.of(1);
    private final Network network = Draw.network(IMAGES, stream);
    private final DMatrixRMaj X = Draw.matrix(ROWS, 50, 2, stream);
    private final DMatrixRMaj T = Draw.matrix(ROWS, 3, 2, stream);

    private AttributionTarget predicted(DMatrixRMaj references) {
        return new AttributionTarget(network, TargetValue.LOGIT, OptionalInt.empty(), references);
    }

    static Stream<Method> methods() {
        return Method.all(OPTIONS).stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aRowsBitsDoNotDependOnItsNeighbours(Method method) {
        AttributionTarget target = predicted(Draw.matrix(2, 50, 2, stream));
        double[] together = inBlocksOf(ROWS, method, target);
        for (int rows : new int[] {1, 2, 7}) {
            assertThat(inBlocksOf(rows, method, target))
                    .as("blocks of %d", rows)
                    .isEqualTo(together);
        }
    }

    /** Attributions, outputs and units of all rows. */
    private double[] inBlocksOf(int rows, Method method, AttributionTarget target) {
        Attributor attributor = new Attributor(method, target, new JavaProducts());
        DMatrixRMaj all = new DMatrixRMaj(ROWS, 53);
        for (int first = 0; first < ROWS; first += rows) {
            int count = Math.min(rows, ROWS - first);
            attributor.reshape(count);
            System.arraycopy(X.data, first * 50, attributor.inputs().data, 0, count * 50);
            System.arraycopy(T.data, first * 3, attributor.targets().data, 0, count * 3);
            for (int i = 0; i < count; i++) {
                attributor.rows()[i] = (long) first + i;
            }
            attributor.attribute();
            for (int i = 0; i < count; i++) {
                int start = (first + i) * 53;
                System.arraycopy(attributor.attributions().data, i * 50, all.data, start, 50);
                all.data[start + 50] = attributor.output(i);
                all.data[start + 51] = attributor.unit(i);
                all.data[start + 52] = attributor.completenessError(i);
            }
        }
        return all.data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrated-gradients", "occlusion", "deeplift-mixed", "deeplift-reveal-cancel"})
    void severalReferencesAreAveraged(String name) {
        Method method = Method.named(name, OPTIONS);
        DMatrixRMaj one = Draw.matrix(1, 50, 2, stream);
        DMatrixRMaj other = Draw.matrix(1, 50, 2, stream);
        DMatrixRMaj both = new DMatrixRMaj(2, 50);
        System.arraycopy(one.data, 0, both.data, 0, 50);
        System.arraycopy(other.data, 0, both.data, 50, 50);
        Attributor apart = Samples.attribute(method, predicted(one), X);
        Attributor beside = Samples.attribute(method, predicted(other), X);
        Attributor together = Samples.attribute(method, predicted(both), X);
        double[] mean = new double[ROWS * 50];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (apart.attributions().data[i] + beside.attributions().data[i]) / 2;
        }
        assertClose(name, together.attributions().data, mean, Tolerance.SUM);
        for (int row = 0; row < ROWS; row++) {
            assertThat(together.referenceOutput(row))
                    .isCloseTo((apart.referenceOutput(row) + beside.referenceOutput(row)) / 2, within(1e-14));
        }
    }

    @Test
    void thePredictedUnitIsThatOfTheLargestOutput() {
        Attributor predicted = Samples.attribute(BackwardMethod.SALIENCY, predicted(new DMatrixRMaj(1, 50)), X);
        for (int row = 0; row < ROWS; row++) {
            for (int unit = 0; unit < 3; unit++) {
                assertThat(predicted.outputs().get(row, unit)).isLessThanOrEqualTo(predicted.output(row));
            }
            AttributionTarget chosen = new AttributionTarget(
                    network, TargetValue.OUTPUT, OptionalInt.of(predicted.unit(row)), new DMatrixRMaj(1, 50));
            Attributor attributor = Samples.attribute(BackwardMethod.SALIENCY, chosen, X);
            for (int i = row * 50; i < (row + 1) * 50; i++) {
                assertThat(attributor.attributions().data[i]).isEqualTo(predicted.attributions().data[i]);
            }
        }
    }

    @Test
    void rowsMayHaveUnitsOfTheirOwn() {
        AttributionTarget target = predicted(Draw.matrix(1, 50, 2, stream));
        Attributor attributor = Samples.attribute(DeepLift.MIXED, target, X);
        int[] units = new int[ROWS];
        Arrays.setAll(units, row -> row % 3);
        attributor.attribute(units);
        for (int unit = 0; unit < 3; unit++) {
            AttributionTarget chosen =
                    new AttributionTarget(network, TargetValue.LOGIT, OptionalInt.of(unit), target.references());
            Attributor alone = Samples.attribute(DeepLift.MIXED, chosen, X);
            for (int row = unit; row < ROWS; row += 3) {
                assertThat(attributor.unit(row)).isEqualTo(unit);
                assertThat(attributor.output(row)).isEqualTo(alone.output(row));
                assertThat(attributor.referenceOutput(row)).isEqualTo(alone.referenceOutput(row));
                assertThat(Arrays.copyOfRange(attributor.attributions().data, row * 50, (row + 1) * 50))
                        .containsExactly(Arrays.copyOfRange(alone.attributions().data, row * 50, (row + 1) * 50));
            }
        }
        units[ROWS - 1] = 3;
        assertThatThrownBy(() -> attributor.attribute(units))
                .hasMessage("the network has output units 0 to 2, and no unit 3");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void referencesAreThoseOfTheBeginning(Method method) {
        DMatrixRMaj references = Draw.matrix(2, 50, 2, stream);
        AttributionTarget target = predicted(references);
        double[] before = inBlocksOf(ROWS, method, target);
        references.zero();
        assertThat(inBlocksOf(ROWS, method, target)).isEqualTo(before);
    }

    /** A method says that it uses the rows' numbers if, and only if, they make a difference. */
    @ParameterizedTest
    @MethodSource("methods")
    void numbersOfRowsMatterToMethodsThatUseThem(Method method) {
        Attributor attributor = Samples.attribute(method, predicted(new DMatrixRMaj(1, 50)), X);
        double[] first = attributor.attributions().data.clone();
        Arrays.fill(attributor.rows(), 99);
        attributor.attribute();
        assertThat(Arrays.equals(attributor.attributions().data, first)).isNotEqualTo(method.usesRows());
    }

    @ParameterizedTest
    @CsvSource({
        "3 4 relu 2 sigmoid, 3 4 relu 2 identity",
        "3 4 relu 2 softmax, 3 4 relu 2 identity",
        "3 4 relu 2 relu, 3 4 relu 2 relu",
        "3 4 tanh, 3 4 tanh",
        "3 sigmoid, 3 identity",
        "3 4 relu 2 sigmoid identity, 3 4 relu 2 identity identity",
        "1x2x2 convolution:3:2x2/1x1+0x0 sigmoid flatten, 1x2x2 convolution:3:2x2/1x1+0x0 identity flatten"
    })
    void aLogitStandsBeforeAFinalSigmoidOrSoftmax(String whole, String logit) {
        Network given = Draw.network(Topology.parse(whole), stream);
        Network cut = TargetValue.LOGIT.of(given);
        assertThat(cut.topology()).hasToString(logit);
        assertThat(cut.parameters()).isSameAs(given.parameters());
        assertThat(TargetValue.OUTPUT.of(given)).isSameAs(given);
    }

    @Test
    void theLossSaysWhereTheLearningGradientBegins() {
        Network probability = Draw.network(Topology.parse("3 4 tanh 1 sigmoid"), stream);
        Network logit = TargetValue.LOGIT.of(probability);
        Method entropy = new LearningGradient(Loss.BINARY_CROSS_ENTROPY);
        Method error = new LearningGradient(Loss.MSE);
        assertThat(ofRowsOfThree(entropy, probability)).isEqualTo(ofRowsOfThree(entropy, logit));
        assertThat(ofRowsOfThree(error, probability)).isNotEqualTo(ofRowsOfThree(error, logit));
    }

    @ParameterizedTest
    @CsvSource({
        "SOFTMAX_CROSS_ENTROPY, 3 4 tanh 2 sigmoid identity, the outputs are those of a sigmoid",
        "SOFTMAX_CROSS_ENTROPY, 3 4 tanh 2 relu, the outputs are those of a relu",
        "SOFTMAX_CROSS_ENTROPY, 3 4 tanh 1, softmax-cross-entropy takes at least 2 outputs",
        "BINARY_CROSS_ENTROPY, 3 4 tanh 2 softmax, the outputs are those of a softmax",
        "BINARY_CROSS_ENTROPY, 3 4 relu 1 tanh, the outputs are those of a tanh"
    })
    void outputsThatTheLossDoesNotTakeAreRefused(Loss loss, String topology, String message) {
        Network network = Draw.network(Topology.parse(topology), stream);
        assertThatThrownBy(() -> ofRowsOfThree(new LearningGradient(loss), network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static double[] ofRowsOfThree(Method method, Network network) {
        return Samples.attributions(method, network, Samples.rows(3, 1, 2, 3, -1, 0.5, 0.25), new DMatrixRMaj(1, 3));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        DMatrixRMaj reference = new DMatrixRMaj(1, 50);
        assertThatThrownBy(() -> new AttributionTarget(network, TargetValue.LOGIT, OptionalInt.of(3), reference))
                .hasMessage("the network has output units 0 to 2, and no unit 3");
        assertThatThrownBy(() -> predicted(new DMatrixRMaj(1, 49)))
                .hasMessage("the network takes 50 inputs but a reference has 49");
        assertThatThrownBy(() -> predicted(new DMatrixRMaj(0, 50))).hasMessage("there is no reference to compare with");
    }

    @Test
    void methodsHaveNames() {
        List<String> names = List.of(
                "learning-gradient",
                "saliency",
                "output-gradient",
                "gradient-times-input",
                "deconvolution",
                "guided-backpropagation",
                "integrated-gradients",
                "smoothgrad",
                "vargrad",
                "occlusion",
                "deeplift-rescale",
                "deeplift-reveal-cancel",
                "deeplift-mixed");
        assertThat(Method.all(OPTIONS)).extracting(Method::label).containsExactlyElementsOf(names);
        for (String name : names) {
            assertThat(Method.named(name, OPTIONS).label()).isEqualTo(name);
        }
        assertThatThrownBy(() -> Method.named("lime", OPTIONS))
                .hasMessage("there is no 'lime'; take one of " + String.join(", ", names));
    }
}
