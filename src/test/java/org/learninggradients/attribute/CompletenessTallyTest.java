package org.learninggradients.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.BackwardMethod;
import org.learninggradients.attribution.method.DeepLift;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;

/** Tallies of parts come to the tally of all, however they are merged. */
class CompletenessTallyTest {
    private static final List<Method> METHODS = List.of(DeepLift.RESCALE, BackwardMethod.SALIENCY);

    /** Every third row goes beyond the range of doubles, where nothing is complete. */
    private static final List<AttributedBlock> BLOCKS = LongStream.range(0, 30)
            .boxed()
            .flatMap(row -> attributed(row).stream())
            .toList();

    private static List<AttributedBlock> attributed(long row) {
        Topology topology = Topology.dense(List.of(2, 1, 1), Activation.TANH, Activation.RELU);
        Network network = new Network(topology, new double[] {1.5, -0.3, 0.1, 1e200, 0.7});
        AttributionTarget target =
                new AttributionTarget(network, TargetValue.OUTPUT, OptionalInt.of(0), new DMatrixRMaj(1, 2));
        List<AttributedBlock> blocks = new ArrayList<>();
        for (Method method : METHODS) {
            Attributor attributor = new Attributor(method, target, new JavaProducts());
            attributor.reshape(1);
            attributor.inputs().set(0, 0, (double) row);
            attributor.inputs().set(0, 1, row % 3 == 0 ? Double.POSITIVE_INFINITY : (double) row);
            attributor.attribute();
            blocks.add(new AttributedBlock(METHODS.indexOf(method), new long[] {row}, attributor));
        }
        return blocks;
    }

    private static CompletenessTally tally(List<AttributedBlock> blocks) {
        return CompletenessTally.of(blocks.iterator(), METHODS.size());
    }

    @Test
    void mergingIsAssociativeAndCommutative() {
        Random random = new Random(1);
        CompletenessTally all = tally(BLOCKS);
        assertThat(all.incomplete(0)).isEqualTo(10);
        assertThat(all.firstIncomplete(0)).containsExactly(0L, 3L, 6L, 9L, 12L);
        assertThat(all.largestError(0)).isPresent();
        assertThat(all.largestError(1)).as("a gradient promises nothing").isEmpty();
        for (int i = 0; i < 20; i++) {
            List<CompletenessTally> parts = new ArrayList<>(List.of(new CompletenessTally(METHODS.size())));
            List<AttributedBlock> blocks = new ArrayList<>(BLOCKS);
            Collections.shuffle(blocks, random);
            int cut = random.nextInt(blocks.size());
            parts.add(tally(blocks.subList(0, cut)));
            parts.add(tally(blocks.subList(cut, blocks.size())));
            Collections.shuffle(parts, random);
            assertSame(parts.get(0).merge(parts.get(1).merge(parts.get(2))), all);
        }
    }

    private static void assertSame(CompletenessTally found, CompletenessTally expected) {
        for (int method = 0; method < METHODS.size(); method++) {
            assertThat(found.incomplete(method)).isEqualTo(expected.incomplete(method));
            assertThat(found.firstIncomplete(method)).isEqualTo(expected.firstIncomplete(method));
            assertThat(found.largestError(method)).isEqualTo(expected.largestError(method));
        }
    }
}
