package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void theAreaUnderTheCurveIsTheShareOfPairsInTheRightOrder() {
        RandomStream stream = RandomStream.of(1);
        for (int rows = 2; rows <= 40; rows++) {
            for (int levels : new int[] {1, 2, 5, 1000}) {
                double[] scores = new double[rows];
                boolean[] positive = new boolean[rows];
                for (int i = 0; i < rows; i++) {
                    scores[i] = (Math.floorMod(stream.nextLong(), levels) - levels / 2) / 8.0;
                    positive[i] = i == 0 || (i > 1 && stream.nextDouble() < 0.3);
                }
                assertThat(Ranking.areaUnderCurve(scores, positive))
                        .as("%d rows, %d levels", rows, levels)
                        .isEqualTo(countedByPairs(scores, positive));
            }
        }
    }

    @Test
    void aScoreThatSeparatesTheClassesHasAreaOneAndItsNegativeNone() {
        double[] scores = {-3, 0.5, -1, 7};
        boolean[] positive = {false, true, false, true};
        assertThat(Ranking.areaUnderCurve(scores, positive)).isEqualTo(1);
        assertThat(Ranking.areaUnderCurve(new double[] {3, -0.5, 1, -7}, positive))
                .isZero();
    }

    @Test
    void bothZerosAreEqualScores() {
        assertThat(Ranking.areaUnderCurve(new double[] {0.0, -0.0}, new boolean[] {true, false}))
                .isEqualTo(0.5);
    }

    @Test
    void withoutBothClassesThereIsNoArea() {
        assertThat(Ranking.areaUnderCurve(new double[] {1, 2}, new boolean[] {true, true}))
                .isNaN();
        assertThat(Ranking.areaUnderCurve(new double[] {1, 2}, new boolean[] {false, false}))
                .isNaN();
        assertThat(Ranking.areaUnderCurve(new double[0], new boolean[0])).isNaN();
    }

    @Test
    void theLargestComesFirstAndOfEqualsTheFirst() {
        assertThat(Ranking.ranks(new double[] {0.1, 0.5, 0, 0.1, 0.3, 0})).containsExactly(3, 1, 5, 4, 2, 6);
        assertThat(Ranking.ranks(new double[] {2, 2, 2})).containsExactly(1, 2, 3);
        assertThat(Ranking.ranks(new double[0])).isEmpty();
    }

    @Test
    void aRankIsOneMoreThanTheNumberOfValuesThatComeBefore() {
        RandomStream stream = RandomStream.of(2);
        double[] values = new double[60];
        Arrays.setAll(values, i -> Math.floorMod(stream.nextLong(), 20) / 4.0);
        int[] ranks = Ranking.ranks(values);
        for (int i = 0; i < values.length; i++) {
            int before = 0;
            for (int j = 0; j < values.length; j++) {
                before += values[j] > values[i] || (values[j] == values[i] && j < i) ? 1 : 0;
            }
            assertThat(ranks[i]).as("rank of value %d", i).isEqualTo(before + 1);
        }
    }

    private static double countedByPairs(double[] scores, boolean[] positive) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }
}
