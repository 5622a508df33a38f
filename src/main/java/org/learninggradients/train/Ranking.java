package org.learninggradients.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders of numbers. */
final class Ranking {
    private Ranking() {}

    /** Place of each value, from 1, the largest first; of equals the first comes first. */
    static int[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[values.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = place + 1;
        }
        return ranks;
    }

    /**
     * Area under the ROC curve: the share of pairs (positive, negative) whose positive has the higher score, ties counting one
     * half (Hanley &amp; McNeil 1982). Counted in integers, so exact.
     *
     * @return NaN when one of the classes is absent
     */
    static double areaUnderCurve(double[] scores, boolean[] positive) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        long positives = 0;
        long negatives = 0;
        long doubledWins = 0;
        for (int start = 0, end; start < order.length; start = end) {
            long tiedPositives = 0;
            end = start;
            do {
                tiedPositives += positive[order[end++]] ? 1 : 0;
            } while (end < order.length && scores[order[end]] == scores[order[start]]);
            long tiedNegatives = end - start - tiedPositives;
            doubledWins += tiedPositives * (2 * negatives + tiedNegatives);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : doubledWins / (2.0 * positives * negatives);
    }
}
