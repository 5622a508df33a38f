package org.learninggradients.data.read;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.learninggradients.text.Fingerprint;

/**
 * A digest of rows in order, whatever the chunks they come in: four sums modulo 2⁶⁴, H(a then b) = H(a)·Mⁿ + H(b) for n rows in b,
 * and H of one row is its SHA-256. Wire form.
 */
public final class RowDigest implements Serializable {
    private static final long M = 0x9e3779b97f4a7c15L;
    private static final int LANES = 4;

    private final long[] lanes = new long[LANES];
    private long rows;

    static RowDigest of(Chunk chunk) {
        RowDigest digest = new RowDigest();
        MessageDigest sha = Fingerprint.sha256();
        ByteBuffer bits = ByteBuffer.allocate((chunk.features + 1) * Double.BYTES);
        LabelCells labels = chunk.labels;
        for (int row = 0; row < chunk.rows(); row++) {
            bits.clear();
            for (int k = 0; k < chunk.features; k++) {
                bits.putDouble(chunk.values[row * chunk.features + k]);
            }
            bits.putDouble(labels.isText(row) ? Double.NaN : labels.number(row));
            sha.update(bits.array());
            if (labels.isText(row)) {
                sha.update(labels.text(row).getBytes(StandardCharsets.UTF_8));
            }
            digest.append(ByteBuffer.wrap(sha.digest()));
        }
        return digest;
    }

    /** The rows of the other after these. Modified: this. */
    public void append(RowDigest later) {
        long power = power(later.rows);
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = lanes[lane] * power + later.lanes[lane];
        }
        rows += later.rows;
    }

    private void append(ByteBuffer row) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = lanes[lane] * M + row.getLong();
        }
        rows++;
    }

    private static long power(long exponent) {
        long power = 1;
        long square = M;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            power = (rest & 1) == 0 ? power : power * square;
            square *= square;
        }
        return power;
    }

    /** In hexadecimal, together with the names of the columns. */
    public String fingerprint(InputColumns columns) {
        StringBuilder all = new StringBuilder();
        for (long lane : lanes) {
            all.append(Long.toHexString(lane)).append(' ');
        }
        all.append(rows);
        for (int column = 0; column <= columns.label(); column++) {
            String name = columns.name(column);
            all.append(' ').append(name.length()).append(':').append(name);
        }
        return Fingerprint.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
