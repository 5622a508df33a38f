package org.learninggradients.store.commit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.learninggradients.learn.TrialState;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.FormatVersions;
import org.learninggradients.store.folder.StoreException;

/**
 * The states of all trials as bytes, big-endian. A file begins with the text {@code LGRD}, an int 1, which is the version of the
 * format, and an int number of trials. Trials follow in the order of their numbers:
 *
 * <pre>
 * int      number of the trial
 * int      epoch
 * long     steps
 * byte     1 if the trial has diverged, else 0
 * int      number of parameters
 * double…  parameters
 * int      length of the optimiser's state
 * double…  the optimiser's state
 * </pre>
 */
final class Checkpoint {
    private static final int MAGIC = 0x4c475244;
    private static final FormatVersions VERSIONS = new FormatVersions(1, 1);

    /** Size in bytes of a trial without parameters, used to refuse a number of trials that cannot fit. */
    private static final int LEAST_TRIAL_BYTES = 4 + 4 + 8 + 1 + 4 + 4;

    /** Size in bytes of the buffers between numbers and the stream. */
    private static final int BUFFER_BYTES = 1 << 16;

    private final DataInputStream in;
    private long left;

    private Checkpoint(InputStream in, long bytes) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
        this.left = bytes;
    }

    /** Writes the states; the stream stays open. */
    static void write(List<TrialState> states, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER_BYTES));
        out.writeInt(MAGIC);
        out.writeInt(VERSIONS.newest());
        out.writeInt(states.size());
        for (TrialState state : states) {
            out.writeInt(state.trial());
            out.writeInt(state.epoch());
            out.writeLong(state.steps());
            out.writeBoolean(state.diverged());
            write(state.parameters(), out);
            write(state.optimizerState(), out);
        }
        out.flush();
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        DoubleBuffer doubles = buffer.asDoubleBuffer();
        for (int at = 0; at < values.length; at += doubles.position()) {
            doubles.clear();
            doubles.put(values, at, Math.min(doubles.remaining(), values.length - at));
            out.write(buffer.array(), 0, doubles.position() * Double.BYTES);
        }
    }

    /**
     * Reads the states that a stream of this many bytes holds. It takes memory only for what is there.
     *
     * @param file that holds the bytes, for messages
     * @throws DamagedException when they are not a checkpoint
     * @throws StoreException when they have another version of the format
     */
    static List<TrialState> read(InputStream in, long bytes, Object file) throws IOException {
        try {
            return new Checkpoint(in, bytes).states(file);
        } catch (MalformedException | EOFException e) {
            String reason = e instanceof MalformedException ? e.getMessage() : "it ends too early";
            throw new DamagedException(file + " cannot be read as a checkpoint: " + reason);
        }
    }

    private List<TrialState> states(Object file) throws IOException {
        require(readInt() == MAGIC, "it does not begin like one");
        VERSIONS.check(file, readInt());
        int count = readInt();
        require(count >= 0 && count <= left / LEAST_TRIAL_BYTES, count + " trials do not fit into it");
        List<TrialState> states = new ArrayList<>(count);
        for (int trial = 0; trial < count; trial++) {
            require(readInt() == trial, "trial " + trial + " is missing");
            int epoch = readInt();
            long steps = readLong();
            require(epoch >= 0 && steps >= 0, "trial " + trial + " has a negative epoch or step");
            states.add(new TrialState(trial, epoch, steps, readBoolean(), readArray(), readArray()));
        }
        require(left == 0, left + " bytes follow its end");
        return states;
    }

    private int readInt() throws IOException {
        take(Integer.BYTES);
        return in.readInt();
    }

    private long readLong() throws IOException {
        take(Long.BYTES);
        return in.readLong();
    }

    private boolean readBoolean() throws IOException {
        take(1);
        int value = in.readUnsignedByte();
        require(value <= 1, "a truth value is " + value);
        return value == 1;
    }

    private double[] readArray() throws IOException {
        int length = readInt();
        require(
                length >= 0 && length <= left / Double.BYTES,
                "an array of " + length + " numbers does not fit into it");
        take((long) length * Double.BYTES);
        double[] values = new double[length];
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, (long) length * Double.BYTES));
        for (int at = 0; at < length; at += buffer.capacity() / Double.BYTES) {
            int count = Math.min(buffer.capacity() / Double.BYTES, length - at);
            in.readFully(buffer.array(), 0, count * Double.BYTES);
            buffer.asDoubleBuffer().get(values, at, count);
        }
        return values;
    }

    private void take(long bytes) throws IOException {
        if (bytes > left) {
            throw new EOFException();
        }
        left -= bytes;
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new MalformedException(otherwise);
        }
    }

    private static final class MalformedException extends IOException {
        MalformedException(String message) {
            super(message);
        }
    }
}
