package org.learninggradients.bench.report;

/**
 * The goal of a ratio.
 *
 * @param atLeast whether larger is better
 * @param value the least or the largest ratio that meets the goal
 */
public record Target(boolean atLeast, double value) {
    public static Target atLeast(double value) {
        return new Target(true, value);
    }

    public static Target atMost(double value) {
        return new Target(false, value);
    }

    public boolean isMet(double ratio) {
        return atLeast ? ratio >= value : ratio <= value;
    }

    public String text() {
        String limit = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return (atLeast ? ">= " : "<= ") + limit + "x";
    }
}
