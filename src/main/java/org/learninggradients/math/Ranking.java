package org.learninggradients.math;

import java.util.Arrays;

/** Ranks of numbers, and how well scores rank two classes. */
public final class Ranking {
    private Ranking() {}

    /** Rank of each value, from 1, the largest first; among equals the first comes first. No value is NaN. */
    public static int[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[values.length];
        int[] equalBefore = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int greater = values.length - countUpTo(values[i], sorted);
            ranks[i] = greater + equalBefore[greater]++ + 1;
        }
        return ranks;
    }

    /** How many of the sorted values are at most this one. */
    private static int countUpTo(double value, double[] sorted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Area under the ROC curve: the share of pairs (positive, negative) whose positive has the higher score, ties counting one
     * half (Hanley &amp; McNeil 1982). Counted in integers, so exact.
     *
     * @return NaN when one of the classes is absent
     */
    public static double areaUnderCurve(double[] scores, boolean[] positive) {
        double[] positives = sorted(scores, positive, true);
        double[] negatives = sorted(scores, positive, false);
        long doubledWins = 0;
        int lower = 0;
        int notHigher = 0;
        for (double score : positives) {
            while (lower < negatives.length && negatives[lower] < score) {
                lower++;
            }
            while (notHigher < negatives.length && negatives[notHigher] <= score) {
                notHigher++;
            }
            doubledWins += lower + notHigher;
        }
        return positives.length == 0 || negatives.length == 0
                ? Double.NaN
                : doubledWins / (2.0 * positives.length * negatives.length);
    }

    private static double[] sorted(double[] scores, boolean[] positive, boolean wanted) {
        double[] part = new double[scores.length];
        int size = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i] == wanted) {
                part[size++] = scores[i];
            }
        }
        double[] sorted = Arrays.copyOf(part, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
