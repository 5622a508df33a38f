package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learninggradients.math.RandomStream;
import org.learninggradients.train.TrialState;

class CheckpointTest {
    private static final double OTHER_NAN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
    private static final String PLACE = "checkpoints/states-000001.bin";

    private static final List<TrialState> STATES = List.of(
            new TrialState(0, 3, 45, false, new double[] {1.5, -0.0, Double.MIN_VALUE, 1e300}, new double[] {
                Double.NEGATIVE_INFINITY, 2
            }),
            new TrialState(1, 2, Long.MAX_VALUE, true, new double[] {Double.NaN, OTHER_NAN}, new double[0]),
            new TrialState(2, 0, 0, false, new double[0], new double[0]));

    /** Of the text, the version and the number of trials. */
    private static final int HEAD = 12;

    @Test
    void statesComeBackToTheBit() {
        List<TrialState> read = Checkpoint.read(Checkpoint.write(STATES), PLACE);
        assertThat(read).hasSameSizeAs(STATES);
        for (int i = 0; i < read.size(); i++) {
            TrialState state = read.get(i);
            TrialState expected = STATES.get(i);
            assertThat(state.trial()).isEqualTo(expected.trial());
            assertThat(state.epoch()).isEqualTo(expected.epoch());
            assertThat(state.steps()).isEqualTo(expected.steps());
            assertThat(state.diverged()).isEqualTo(expected.diverged());
            assertThat(bits(state.parameters())).isEqualTo(bits(expected.parameters()));
            assertThat(bits(state.optimizerState())).isEqualTo(bits(expected.optimizerState()));
        }
    }

    @Test
    void noTrialsAreNoStates() {
        assertThat(Checkpoint.read(Checkpoint.write(List.of()), PLACE)).isEmpty();
    }

    @Test
    void whatIsCutOffIsRefusedByItsPlace() {
        byte[] bytes = Checkpoint.write(STATES);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Checkpoint.read(cut, PLACE))
                    .as("the first %d bytes", length)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(PLACE)
                    .hasMessageNotContaining("null");
        }
    }

    @Test
    void aDamagedByteIsRefusedOrReadAsWhatItSays() {
        byte[] bytes = Checkpoint.write(STATES);
        RandomStream stream = RandomStream.of(1);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = bytes.clone();
            damaged[Math.floorMod(stream.nextLong(), damaged.length)] ^=
                    (byte) (1 + Math.floorMod(stream.nextLong(), 255));
            try {
                assertThat(bytesOf(Checkpoint.read(damaged, PLACE)))
                        .as("numbers out of %d bytes", bytes.length)
                        .isLessThanOrEqualTo(bytes.length);
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining(PLACE);
                refused++;
            }
        }
        assertThat(refused).as("damages that were noticed").isBetween(1, 1999);
    }

    @Test
    void memoryIsTakenOnlyForWhatIsThere() {
        byte[] trials = Checkpoint.write(STATES);
        ByteBuffer.wrap(trials).putInt(8, Integer.MAX_VALUE);
        assertThatThrownBy(() -> Checkpoint.read(trials, PLACE)).isInstanceOf(StoreException.class);
        byte[] parameters = Checkpoint.write(STATES);
        ByteBuffer.wrap(parameters).putInt(HEAD + 4 + 4 + 8 + 1, Integer.MAX_VALUE);
        assertThatThrownBy(() -> Checkpoint.read(parameters, PLACE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("2147483647 numbers does not fit");
    }

    @Test
    void anotherFileOrVersionIsNamed() {
        assertThatThrownBy(() -> Checkpoint.read(
                        "{\"a\": 1}, and so on".getBytes(java.nio.charset.StandardCharsets.UTF_8), PLACE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not begin like a checkpoint");
        byte[] newer = Checkpoint.write(STATES);
        newer[7] = 2;
        assertThatThrownBy(() -> Checkpoint.read(newer, PLACE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("version 1");
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    /** Bytes of all numbers. */
    private static int bytesOf(List<TrialState> states) {
        return states.stream()
                .mapToInt(state -> Double.BYTES * (state.parameters().length + state.optimizerState().length))
                .sum();
    }
}
