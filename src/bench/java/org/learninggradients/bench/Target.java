package org.learninggradients.bench;

/**
 * The goal of a ratio.
 *
 * @param atLeast whether larger is better
 * @param value the least or the largest ratio that meets the goal
 */
record Target(boolean atLeast, double value) {
    static Target atLeast(double value) {
        return new Target(true, value);
    }

    static Target atMost(double value) {
        return new Target(false, value);
    }

    boolean isMet(double ratio) {
        return atLeast ? ratio >= value : ratio <= value;
    }

    String text() {
        String limit = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return (atLeast ? ">= " : "<= ") + limit + "x";
    }
}
