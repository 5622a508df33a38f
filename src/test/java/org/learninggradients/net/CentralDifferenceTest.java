package org.learninggradients.net;

import static org.learninggradients.Tolerance.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.Tolerance;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;

class CentralDifferenceTest {
    private static final int DEEPEST = 5;
    private static final int SHAPES = 4;

    /** How near a ReLU may be to its kink: far more than a step of a difference moves it. */
    private static final double KINK = 1e-3;

    /** A gradient below this is too small for differences to see. */
    private static final double FAINT = 1e-3;

    private record Case(Activation hidden, Activation output, Loss loss, int depth) {}

    private record Example(Network network, DMatrixRMaj X, DMatrixRMaj T) {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Activation hidden : Activation.values()) {
            for (Activation output : Activation.values()) {
                for (Loss loss : Loss.values()) {
                    for (int depth = 0; depth <= DEEPEST; depth++) {
                        if (!loss.takesLogits() || output == Activation.IDENTITY) {
                            cases.add(new Case(hidden, output, loss, depth));
                        }
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsOfWeightsBiasesAndInputsAreTheSlopesOfTheLoss(Case given) {
        for (int shape = 0; shape < SHAPES; shape++) {
            Example example = visible(given, shape);
            Pass pass = new Pass(example.network, given.loss, example.X, example.T);
            double[] byParameters = byParameters(given.loss, example);
            assertClose("parameters", pass.gradient, byParameters, Tolerance.FINITE_DIFFERENCE);
            double[] byInputs = byInputs(given.loss, example);
            assertClose("inputs", pass.inputGradients.data, byInputs, Tolerance.FINITE_DIFFERENCE);
        }
    }

    private static double[] byParameters(Loss loss, Example example) {
        return CentralDifference.of(unused -> loss(loss, example), example.network.parameters());
    }

    private static double[] byInputs(Loss loss, Example example) {
        return CentralDifference.of(unused -> loss(loss, example), example.X.data);
    }

    private static double loss(Loss loss, Example example) {
        return Arrays.stream(new Pass(example.network, loss, example.X, example.T).losses)
                .sum();
    }

    /** The first random example of which differences can tell anything. */
    private static Example visible(Case given, int shape) {
        RandomStream stream = RandomStream.of(RandomStream.key(given.toString()), shape);
        for (int attempt = 0; attempt < 1000; attempt++) {
            Example example = random(given, stream);
            if (isAwayFromKinks(example) && isSteep(byInputs(given.loss, example))) {
                return example;
            }
        }
        throw new AssertionError("no example of " + given + " has a gradient on its inputs");
    }

    private static Example random(Case given, RandomStream stream) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < given.depth + 2; i++) {
            sizes.add(upTo4(stream));
        }
        int last = given.depth + 1;
        int outputs = given.loss == Loss.SOFTMAX_CROSS_ENTROPY ? Math.max(2, sizes.get(last)) : sizes.get(last);
        sizes.set(last, outputs);
        Topology topology = Topology.dense(sizes, given.hidden, given.output);
        int examples = upTo4(stream);
        return new Example(
                Pass.network(topology, stream),
                Pass.matrix(examples, sizes.get(0), 2, stream),
                targets(given.loss, examples, outputs, stream));
    }

    private static int upTo4(RandomStream stream) {
        return 1 + (int) (4 * stream.nextDouble());
    }

    private static DMatrixRMaj targets(Loss loss, int examples, int outputs, RandomStream stream) {
        if (loss == Loss.MSE) {
            return Pass.matrix(examples, outputs, 2, stream);
        }
        DMatrixRMaj T = new DMatrixRMaj(examples, outputs);
        for (int n = 0; n < examples; n++) {
            if (loss == Loss.SOFTMAX_CROSS_ENTROPY || stream.nextDouble() < 0.5) {
                T.set(n, (int) (outputs * stream.nextDouble()), 1);
            }
        }
        return T;
    }

    private static boolean isAwayFromKinks(Example example) {
        Topology topology = example.network.topology();
        Trace trace = new Trace(topology, new JavaProducts());
        trace.reshape(example.X.numRows);
        trace.inputs().setTo(example.X);
        trace.forward(example.network.parameters(), 0);
        for (int i = 0; i < topology.layers().size(); i++) {
            DMatrixRMaj Z = trace.values(i);
            if (topology.layers().get(i) == Activation.RELU
                    && Arrays.stream(Z.data, 0, Z.getNumElements()).anyMatch(z -> Math.abs(z) < KINK)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSteep(double[] gradient) {
        return Arrays.stream(gradient).anyMatch(slope -> Math.abs(slope) > FAINT);
    }
}
