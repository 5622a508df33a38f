package org.learninggradients.data.split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.learninggradients.data.read.DataException;

/** The test rows of every class: round(rows · fraction) in all, half up, shared among the classes by the largest remainders. */
public final class TestCounts {
    private TestCounts() {}

    /** The test rows of classes of these sizes. DataException where a class does not keep a row to learn from. */
    public static long[] of(long[] sizes, double fraction) {
        BigDecimal share = BigDecimal.valueOf(fraction);
        BigDecimal rows = BigDecimal.valueOf(LongStream.of(sizes).sum());
        long total = rows.multiply(share).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long most = rows.longValueExact() - sizes.length;
        if (total > most) {
            throw new DataException("a test fraction of " + fraction + " of " + rows + " rows takes " + total
                    + " of them, but only " + most + " can be taken when every class keeps one to learn from"
                    + "; lower data.test-fraction, or add rows");
        }
        return byLargestRemainder(sizes, share, total);
    }

    private static long[] byLargestRemainder(long[] sizes, BigDecimal share, long total) {
        long[] counts = LongStream.of(sizes)
                .map(size -> quota(size, share).setScale(0, RoundingMode.FLOOR).longValueExact())
                .toArray();
        List<Integer> order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> quota(sizes[i], share).remainder(BigDecimal.ONE), Comparator.reverseOrder()))
                .toList();
        long left = total - LongStream.of(counts).sum();
        for (int at = 0; left > 0; at = (at + 1) % sizes.length) {
            int chosen = order.get(at);
            if (counts[chosen] < sizes[chosen] - 1) {
                counts[chosen]++;
                left--;
            }
        }
        return counts;
    }

    private static BigDecimal quota(long size, BigDecimal share) {
        return BigDecimal.valueOf(size).multiply(share);
    }
}
