package org.learninggradients.data.encode;

import org.apache.spark.api.java.JavaRDD;
import org.learninggradients.learn.Block;

/** Σ (label − mean)² of labels that are near a known value c: Σ (label − c)² − (Σ (label − c))² / n. */
public final class LabelSquares implements BlockSums.Term {
    private final double center;

    private LabelSquares(double center) {
        this.center = center;
    }

    /** Σ (label − mean)² over {@code count} blocks with this many rows. */
    public static double of(JavaRDD<Block> blocks, int count, long rows, double center) {
        double[] sums = BlockSums.of(blocks, count, new LabelSquares(center));
        return Math.max(0, sums[1] - sums[0] * sums[0] / rows);
    }

    @Override
    public int length() {
        return 2;
    }

    @Override
    public void addTo(double[] sums, Block block) {
        for (double label : block.labels()) {
            double distance = label - center;
            sums[0] += distance;
            sums[1] += distance * distance;
        }
    }
}
