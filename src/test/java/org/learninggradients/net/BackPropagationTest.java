package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.layer.Activation;

class BackPropagationTest {
    @Test
    void asManyRowsArePassedAtOnceAsHaveRoomInTheCacheOrElseIn64MiB() {
        for (int width = 1; width <= 1 << 20; width *= 2) {
            long rows = rowsAtOnce(784, width, 10);
            long bytes = 2 * Double.BYTES * (784 + 2L * width + 10);
            assertThat(rows % 4).as("%d rows with a layer of %d", rows, width).isZero();
            assertThat(rows).isGreaterThanOrEqualTo(64);
            assertThat(rows == 64 || rows * bytes <= 64 << 20)
                    .as("%d rows with a layer of %d have room", rows, width)
                    .isTrue();
            assertThat((rows + 4) * bytes)
                    .as("%d rows and four more with a layer of %d", rows, width)
                    .isGreaterThan(64 << 20);
        }
        for (int width = 1; width <= 32; width *= 2) {
            long bytes = 2 * Double.BYTES * (30 + 2L * width + 1);
            assertThat(rowsAtOnce(30, width, 1) * bytes)
                    .as("bytes of a small network with a layer of %d", width)
                    .isBetween((128 << 10) - 4 * bytes, 128L << 10);
        }
    }

    private static int rowsAtOnce(int... sizes) {
        Topology topology = Topology.dense(Arrays.stream(sizes).boxed().toList(), Activation.TANH, Activation.IDENTITY);
        return new BackPropagation(topology, Loss.MSE, true, new JavaProducts()).rowsAtOnce();
    }
}
