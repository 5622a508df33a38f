package org.learninggradients.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of one number over trials that share seeds and splits, with its 95 % interval.
 *
 * <p>Trials of one seed, or of one split, resemble each other, so they count as clusters in two directions:
 * Var(mean) = V(seeds) + V(splits) − V(trials). Each V is the cluster-robust variance G/(G−1) · Σ_g (Σ_{i∈g} (x_i − mean))² / n²
 * (Cameron, Gelbach &amp; Miller 2011, Journal of Business &amp; Economic Statistics 29, eq. 2.11). The variance of independent trials
 * is the lower bound. The interval uses Student's t with Satterthwaite's degrees of freedom. With a single split it holds for seeds at
 * that split alone.
 */
final class TrialMean {
    /** One trial's number. */
    record Value(long seed, long splitSeed, double value) {}

    private record Part(double variance, int freedom) {}

    private final double mean;
    private final double deviation;
    private final double halfWidth;

    TrialMean(List<Value> values) {
        int n = values.size();
        this.mean = values.stream().mapToDouble(Value::value).sum() / n;
        double squares = values.stream()
                .mapToDouble(value -> (value.value - mean) * (value.value - mean))
                .sum();
        this.deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN;
        this.halfWidth = n > 1 ? halfWidth(values, deviation * deviation / n) : Double.NaN;
    }

    private double halfWidth(List<Value> values, double independent) {
        Part seeds = part(values, Value::seed);
        Part splits = part(values, Value::splitSeed);
        double clustered = seeds.variance + splits.variance - independent;
        if (clustered <= independent || seeds.freedom == 0 || splits.freedom == 0) {
            return quantile(values.size() - 1) * Math.sqrt(independent);
        }
        double freedom = clustered
                * clustered
                / (seeds.variance * seeds.variance / seeds.freedom
                        + splits.variance * splits.variance / splits.freedom);
        return quantile(freedom) * Math.sqrt(clustered);
    }

    private Part part(List<Value> values, ToLongFunction<Value> cluster) {
        Map<Long, Double> sums = new HashMap<>();
        for (Value value : values) {
            sums.merge(cluster.applyAsLong(value), value.value - mean, Double::sum);
        }
        int groups = sums.size();
        double squares = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
        double n = values.size();
        return groups < 2 ? new Part(0, 0) : new Part(squares / n / n * groups / (groups - 1), groups - 1);
    }

    private static double quantile(double freedom) {
        return new TDistribution(Math.max(1, freedom)).inverseCumulativeProbability(0.975);
    }

    /** The mean. */
    double mean() {
        return mean;
    }

    /** Sample standard deviation over trials; NaN for a single trial. */
    double deviation() {
        return deviation;
    }

    /** Half the width of the 95 % interval of the mean; NaN for a single trial. */
    double halfWidth() {
        return halfWidth;
    }
}
