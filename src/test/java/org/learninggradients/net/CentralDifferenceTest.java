package org.learninggradients.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Activation;

class CentralDifferenceTest {
    private static final int DEEPEST = 5;
    private static final int SHAPES = 4;

    private record Case(Activation hidden, Activation output, Loss loss, int depth) {}

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
            RandomStream stream = RandomStream.of(RandomStream.key(given.toString()), shape);
            Example.visible(() -> Example.of(topology(given, stream), given.loss, stream))
                    .checkDerivatives();
        }
    }

    private static Topology topology(Case given, RandomStream stream) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < given.depth + 2; i++) {
            sizes.add(Draw.upTo(4, stream));
        }
        int last = given.depth + 1;
        int outputs = given.loss == Loss.SOFTMAX_CROSS_ENTROPY ? Math.max(2, sizes.get(last)) : sizes.get(last);
        sizes.set(last, outputs);
        return Topology.dense(sizes, given.hidden, given.output);
    }
}
