package org.learninggradients.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learninggradients.PinnedBits;
import org.learninggradients.net.Initializer;
import org.learninggradients.net.Topology;

/** A topology's initial weights are those that the number of the numerics stands for. */
class NumericsTest {
    private static final List<String> TOPOLOGIES = List.of(
            "3 1 sigmoid",
            "30 16 relu 8 relu 1",
            "30 3 tanh 2 softmax",
            "2x5x5 convolution:4:5x5/1x1+4x4 relu max-pool:2x2/1x1+0x0 flatten 7 tanh 3");

    @Test
    void initialWeightsAreThoseOfTheNumber() {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String text : TOPOLOGIES) {
            Topology topology = Topology.parse(text);
            for (Initializer initializer : Initializer.values()) {
                for (long seed : new long[] {0, 1, -7}) {
                    hashes.put(
                            text + ", " + initializer.label() + ", seed " + seed,
                            PinnedBits.hash(initializer.parameters(topology, seed)));
                }
            }
        }
        PinnedBits.assertPinned("weights", hashes);
    }

    @Test
    void theListOfChangesNamesTheNumber() throws IOException {
        assertThat(Files.readString(Path.of("src/site/markdown/changes.md"))).contains("numerics " + Numerics.NUMBER);
    }
}
