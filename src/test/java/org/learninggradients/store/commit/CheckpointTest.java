package org.learninggradients.store.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learninggradients.learn.TrialState;
import org.learninggradients.math.RandomStream;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.StoreException;

class CheckpointTest {
    private static final double OTHER_NAN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
    private static final String PLACE = "checkpoints/states-000001.bin";

    private static final List<TrialState> STATES = List.of(
            new TrialState(0, 3, 45, false, new double[] {1.5, -0.0, Double.MIN_VALUE, 1e300}, new double[] {
                Double.NEGATIVE_INFINITY, 2
            }),
            new TrialState(1, 2, Long.MAX_VALUE, true, new double[] {Double.NaN, OTHER_NAN}, new double[0]),
            new TrialState(2, 0, 0, false, new double[0], new double[0]));

    /** Bytes of the head: the text, the version and the number of trials. */
    private static final int HEAD = 12;

    @Test
    void statesComeBackToTheBit() throws IOException {
        List<TrialState> read = read(write(STATES));
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
    void noTrialsAreNoStates() throws IOException {
        assertThat(read(write(List.of()))).isEmpty();
    }

    @Test
    void whatIsCutOffIsRefusedByItsPlace() throws IOException {
        byte[] bytes = write(STATES);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(PLACE)
                    .hasMessageNotContaining("null");
        }
    }

    @Test
    void aDamagedByteIsRefusedOrReadAsWhatItSays() throws IOException {
        byte[] bytes = write(STATES);
        RandomStream stream = RandomStream.of(1);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = bytes.clone();
            damaged[Math.floorMod(stream.nextLong(), damaged.length)] ^=
                    (byte) (1 + Math.floorMod(stream.nextLong(), 255));
            try {
                assertThat(bytesOf(read(damaged)))
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
    void memoryIsTakenOnlyForWhatIsThere() throws IOException {
        byte[] trials = write(STATES);
        ByteBuffer.wrap(trials).putInt(8, Integer.MAX_VALUE);
        assertThatThrownBy(() -> read(trials))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("2147483647 trials do not fit");
        byte[] parameters = write(STATES);
        ByteBuffer.wrap(parameters).putInt(HEAD + 4 + 4 + 8 + 1, Integer.MAX_VALUE);
        assertThatThrownBy(() -> read(parameters))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("2147483647 numbers does not fit");
    }

    @Test
    void arraysLongerThanABufferComeBackToTheBit() throws IOException {
        for (int length : new int[] {8191, 8192, 8193, 100_000}) {
            double[] numbers = new double[length];
            Arrays.setAll(numbers, i -> 1.0 / (i + 1));
            TrialState state = new TrialState(0, 1, 2, false, numbers, numbers.clone());
            List<TrialState> read = read(write(List.of(state)));
            assertThat(bits(read.get(0).parameters())).as("%d numbers", length).isEqualTo(bits(numbers));
            assertThat(bits(read.get(0).optimizerState())).isEqualTo(bits(numbers));
        }
    }

    @Test
    void whatFollowsTheEndOrIsOutOfOrderIsRefused() throws IOException {
        byte[] longer = Arrays.copyOf(write(STATES), write(STATES).length + 1);
        assertThatThrownBy(() -> read(longer)).hasMessageContaining("1 bytes follow its end");
        byte[] swapped = write(List.of(STATES.get(1), STATES.get(0), STATES.get(2)));
        assertThatThrownBy(() -> read(swapped)).hasMessageContaining("trial 0 is missing");
    }

    @Test
    void anotherFileOrVersionIsNamed() throws IOException {
        assertThatThrownBy(() -> read("{\"a\": 1}, and so on".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("as a checkpoint: it does not begin like one");
        byte[] newer = write(STATES);
        newer[7] = 2;
        assertThatThrownBy(() -> read(newer))
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(DamagedException.class)
                .hasMessageContaining(PLACE + " has version 2 of its format, and this program reads version 1;")
                .hasMessageContaining("--overwrite");
    }

    static byte[] write(List<TrialState> states) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Checkpoint.write(states, out);
        return out.toByteArray();
    }

    static List<TrialState> read(byte[] bytes) throws IOException {
        return Checkpoint.read(new ByteArrayInputStream(bytes), bytes.length, PLACE);
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
