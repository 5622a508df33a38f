package org.learninggradients.store.commit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learninggradients.Fuzzer;
import org.learninggradients.learn.TrialState;
import org.learninggradients.store.folder.StoreException;

class CheckpointFuzzTest {
    private static final List<TrialState> TWO_TRIALS = List.of(
            new TrialState(0, 3, 45, false, new double[] {1.5, -0.0, Double.MIN_VALUE}, new double[] {2}),
            new TrialState(1, 2, 30, true, new double[] {Double.NaN}, new double[0]));

    @Test
    void aDamagedCheckpointIsRefusedOrRead() throws Exception {
        List<byte[]> seeds = List.of(CheckpointTest.write(TWO_TRIALS), CheckpointTest.write(List.of()));
        new Fuzzer("checkpoint", seeds, List.of("LGRD"), List.of(StoreException.class)).check(CheckpointTest::read);
    }
}
