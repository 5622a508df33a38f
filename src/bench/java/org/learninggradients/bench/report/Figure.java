package org.learninggradients.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A measured quantity.
 *
 * @param unit unit of the samples
 * @param samples the measured values, at least one
 */
public record Figure(String unit, List<Double> samples) {
    public Figure {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a figure in " + unit + " has no samples");
        }
    }

    /** The rate of runs that each do this much work: work divided by seconds. */
    public static Figure rate(String unit, double work, List<Double> seconds) {
        return new Figure("s", seconds).map(unit, time -> work / time);
    }

    /** The same samples in another unit. */
    public Figure map(String newUnit, DoubleUnaryOperator conversion) {
        return new Figure(
                newUnit, samples.stream().map(conversion::applyAsDouble).toList());
    }

    public double median() {
        return quantile(0.5);
    }

    /** Half the distance between the quartiles, divided by the median. */
    public double spread() {
        return (quantile(0.75) - quantile(0.25)) / 2 / median();
    }

    /** This median divided by the peer's. */
    public double over(Figure peer) {
        return median() / peer.median();
    }

    private double quantile(double share) {
        List<Double> sorted = samples.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Median, unit, spread and number of samples, as in {@code 12,345 /s ±3 % of 5}. */
    public String text() {
        String spread = samples.size() > 1 ? String.format(Locale.ROOT, " ±%.0f %%", 100 * spread()) : "";
        return number(median()) + " " + unit + spread + " of " + samples.size();
    }

    /** A number with at least three significant digits. */
    public static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, format, value);
    }
}
