package org.learninggradients.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.learninggradients.train.TrialState;

/**
 * The states of all trials as bytes, big-endian: the text {@code LGRD}, an int 1 (the version), an int number of trials, and for
 * each trial an int number, an int epoch, a long number of steps, a byte 1 if it has diverged, an int number of parameters and
 * the parameters, an int length of the optimiser's state and the state; all real numbers as IEEE 754 doubles.
 */
final class Checkpoint {
    private static final int MAGIC = 0x4c475244;
    private static final int VERSION = 1;

    private Checkpoint() {}

    static byte[] write(List<TrialState> states) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(states.size());
            for (TrialState state : states) {
                out.writeInt(state.trial());
                out.writeInt(state.epoch());
                out.writeLong(state.steps());
                out.writeBoolean(state.diverged());
                write(state.parameters(), out);
                write(state.optimizerState(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The states that the bytes hold; StoreException, which names the place, when they are something else. */
    static List<TrialState> read(byte[] bytes, Object place) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("it does not begin like a checkpoint");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException("it has version " + version + ", this program reads version " + VERSION);
            }
            int count = in.readInt();
            List<TrialState> states = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                states.add(new TrialState(
                        in.readInt(), in.readInt(), in.readLong(), in.readBoolean(), readArray(in), readArray(in)));
            }
            return states;
        } catch (EOFException e) {
            throw new StoreException(place + " cannot be read as a checkpoint: it ends too early", e);
        } catch (IOException e) {
            throw new StoreException(place + " cannot be read as a checkpoint: " + e.getMessage(), e);
        }
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        buffer.asDoubleBuffer().put(values);
        out.write(buffer.array());
    }

    private static double[] readArray(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / Double.BYTES) {
            throw new IOException("an array of " + length + " numbers does not fit into it");
        }
        double[] values = new double[length];
        ByteBuffer.wrap(in.readNBytes(length * Double.BYTES)).asDoubleBuffer().get(values);
        return values;
    }
}
