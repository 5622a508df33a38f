package org.learninggradients.data.read;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.learninggradients.data.read.cell.LabelCells;
import org.learninggradients.text.Fingerprint;

/**
 * A digest of the features and labels of rows in order, which does not depend on the chunks that they come in. It is four sums modulo
 * 2⁶⁴: H(a then b) = H(a)·Mⁿ + H(b) for n rows in b, and H of one row is its SHA-256. Wire form.
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

    /** Appends the other's rows to these. Modified: this. */
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

    /** The digest in hexadecimal, together with the names of features and label. */
    public String fingerprint(InputColumns columns) {
        StringBuilder all = new StringBuilder();
        for (long lane : lanes) {
            all.append(Long.toHexString(lane)).append(' ');
        }
        all.append(rows);
        columns.names(ColumnRole.FEATURE).forEach(name -> append(all, name));
        columns.names(ColumnRole.LABEL).forEach(name -> append(all, name));
        return Fingerprint.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder all, String name) {
        all.append(' ').append(name.length()).append(':').append(name);
    }
}
