package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.BackPropagation.Reach;
import org.learninggradients.net.layer.LayerPass.Mode;

class BackPropagationTest {
    private static final int EXAMPLES = 7;
    private static final int BYTES_OF_A_LARGE_PASS = 64 << 20;

    private final RandomStream stream = RandomStream.of(12);
    private final Network network = Draw.network(Topology.parse("6 5 tanh 4 tanh 1 sigmoid"), stream);
    private final int count = network.parameters().length;
    private final DMatrixRMaj X = Draw.matrix(EXAMPLES, 6, 2, stream);
    private final DMatrixRMaj T = Draw.matrix(EXAMPLES, 1, 2, stream);

    /** Sums are made of passes of so many rows: another number changes the bits of every run, and needs a new numerics number. */
    @ParameterizedTest
    @CsvSource({
        "1 1, 4096",
        "30 3 sigmoid 1 sigmoid, 212",
        "30 16 relu 8 relu 1, 100",
        "32 32 32 32 1, 32512",
        "784 128 relu 10, 3992",
        "1x28x28 convolution:8:3x3/1x1+1x1 relu flatten 10, 212",
        "262144 1 relu 1, 64"
    })
    void rowsOfAPassFollowFromTheTopology(String word, int rows) {
        assertThat(passOver(word).rowsAtOnce()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 10_000, 100_000})
    void aPassOfManyRowsKeepsItsMemoryBounded(int width) {
        BackPropagation pass = passOver("784 " + width + " relu 10");
        pass.reshape(pass.rowsAtOnce());
        long numbers = pass.inputs().data.length + 2L * pass.rowsAtOnce() * width + pass.outputs().data.length;
        assertThat(pass.rowsAtOnce() == 64 || 2 * Double.BYTES * numbers <= BYTES_OF_A_LARGE_PASS)
                .as("%d rows of %d units", pass.rowsAtOnce(), width)
                .isTrue();
    }

    private static BackPropagation passOver(String word) {
        return new BackPropagation(Topology.parse(word), Loss.MSE, Reach.INPUTS, new JavaProducts());
    }

    @Test
    void rowsDoNotChangeTheGradientsOfRowsBesideThem() {
        double[] together = new Pass(network, Loss.MSE, X, T).inputGradients.data;
        for (int n = 0; n < EXAMPLES; n++) {
            DMatrixRMaj x = new DMatrixRMaj(1, 6, true, Arrays.copyOfRange(X.data, 6 * n, 6 * n + 6));
            DMatrixRMaj t = new DMatrixRMaj(1, 1, true, T.data[n]);
            assertThat(new Pass(network, Loss.MSE, x, t).inputGradients.data)
                    .as("row %d", n)
                    .isEqualTo(Arrays.copyOfRange(together, 6 * n, 6 * n + 6));
        }
    }

    @Test
    void aPassThatEndsAtTheWeightsGivesTheSameGradient() {
        BackPropagation pass = new BackPropagation(network.topology(), Loss.MSE, Reach.PARAMETERS, new JavaProducts());
        double[] gradient = new double[count];
        run(pass, network.parameters(), 0, gradient, 0);
        assertThat(gradient).isEqualTo(new Pass(network, Loss.MSE, X, T).gradient);
        assertThat(pass.inputGradients().data).containsOnly(0);
    }

    @Test
    void usedScratchMemoryAndOffsetsChangeNoBit() {
        double[] shifted = new double[count + 3];
        System.arraycopy(network.parameters(), 0, shifted, 3, count);
        double[] gradient = new double[count + 2];
        BackPropagation pass = new BackPropagation(network.topology(), Loss.MSE, Reach.INPUTS, new JavaProducts());
        pass.reshape(2 * EXAMPLES);
        pass.inputs().fill(9);
        pass.targets().fill(-9);
        pass.forward(Mode.TRAIN, shifted, 3);
        pass.backward(shifted, 3, gradient, 2);
        Arrays.fill(gradient, 0);
        run(pass, shifted, 3, gradient, 2);
        Pass fresh = new Pass(network, Loss.MSE, X, T);
        assertThat(Arrays.copyOfRange(gradient, 2, count + 2)).isEqualTo(fresh.gradient);
        assertThat(pass.inputGradients().copy().data).isEqualTo(fresh.inputGradients.data);
    }

    private void run(BackPropagation pass, double[] parameters, int offset, double[] gradient, int gradientOffset) {
        pass.reshape(EXAMPLES);
        pass.inputs().setTo(X);
        pass.targets().setTo(T);
        pass.forward(Mode.TRAIN, parameters, offset);
        pass.backward(parameters, offset, gradient, gradientOffset);
    }

    @Test
    void layersAreToldWhetherThePassTrains() {
        Trace trace = new Trace(network.topology(), new JavaProducts());
        trace.forward(Mode.TRAIN, network.parameters(), 0);
        assertThat(trace.pass(0).mode()).isEqualTo(Mode.TRAIN);
        trace.forward(network.parameters());
        assertThat(trace.pass(5).mode()).isEqualTo(Mode.EVAL);
    }
}
