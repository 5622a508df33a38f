package org.learninggradients.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.report.TrialMean.Value;

class TrialMeanTest {
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    void seedsOfOneSplitHaveStudentsInterval(int seeds) {
        List<Value> values = grid(seeds, 1, 0, 1);
        TrialMean mean = new TrialMean(values);
        SummaryStatistics ordinary = statistics(values);
        assertThat(mean.mean()).isCloseTo(ordinary.getMean(), within(ROUNDING));
        assertThat(mean.deviation()).isCloseTo(ordinary.getStandardDeviation(), within(ROUNDING));
        assertThat(mean.halfWidth()).isCloseTo(independent(values), within(1e-9));
    }

    @Test
    void splitsOfOneSeedHaveStudentsInterval() {
        List<Value> values = grid(1, 7, 0, 1);
        assertThat(new TrialMean(values).halfWidth()).isCloseTo(independent(values), within(1e-9));
    }

    /** Where the split decides everything, there are as many observations as splits. */
    @Test
    void aNumberThatDependsOnTheSplitAloneIsKnownAsWellAsThereAreSplits() {
        List<Value> values = grid(10, 4, 1, 0);
        SummaryStatistics splits = new SummaryStatistics();
        values.stream().filter(value -> value.seed() == 0).forEach(value -> splits.addValue(value.value()));
        double variance = splits.getVariance() / 4;
        double naive = statistics(values).getVariance() / 40;
        double half = new TrialMean(values).halfWidth();
        assertThat(half)
                .as("3 degrees of freedom, or fewer where the variance of single trials is taken off")
                .isBetween(quantile(3) * Math.sqrt(variance - naive), quantile(2) * Math.sqrt(variance));
        assertThat(half).isGreaterThan(2 * independent(values));
    }

    @Test
    void aStrongEffectOfSplitsWidensTheInterval() {
        List<Value> values = grid(10, 5, 3, 1);
        assertThat(new TrialMean(values).halfWidth()).isGreaterThan(2 * independent(values));
    }

    @Test
    void aStrongEffectOfSeedsWidensTheIntervalAsMuch() {
        List<Value> values = grid(10, 5, 3, 1);
        List<Value> turned = values.stream()
                .map(value -> new Value(value.splitSeed(), value.seed(), value.value()))
                .toList();
        assertThat(new TrialMean(turned).halfWidth()).isCloseTo(new TrialMean(values).halfWidth(), within(ROUNDING));
    }

    @Test
    void theIntervalIsNeverNarrowerThanThatOfIndependentTrials() {
        for (int round = 0; round < 50; round++) {
            List<Value> values = new ArrayList<>();
            RandomStream stream = RandomStream.of(9, round);
            for (int trial = 0; trial < 12; trial++) {
                values.add(new Value(trial % 4, trial % 3, stream.nextGaussian()));
            }
            assertThat(new TrialMean(values).halfWidth()).isGreaterThanOrEqualTo(independent(values) * (1 - ROUNDING));
        }
    }

    @Test
    void unitsCarryOver() {
        List<Value> values = grid(6, 3, 2, 1);
        List<Value> scaled = values.stream()
                .map(value -> new Value(value.seed(), value.splitSeed(), 100 * value.value() + 7))
                .toList();
        assertThat(new TrialMean(scaled).halfWidth()).isCloseTo(100 * new TrialMean(values).halfWidth(), within(1e-9));
        assertThat(new TrialMean(scaled).mean()).isCloseTo(100 * new TrialMean(values).mean() + 7, within(1e-9));
    }

    @Test
    void equalNumbersHaveNoSpread() {
        TrialMean mean = new TrialMean(List.of(new Value(1, 1, 0.25), new Value(2, 1, 0.25), new Value(1, 2, 0.25)));
        assertThat(mean.mean()).isEqualTo(0.25);
        assertThat(mean.deviation()).isZero();
        assertThat(mean.halfWidth()).isZero();
    }

    @Test
    void oneTrialHasAMeanAndNothingElse() {
        TrialMean mean = new TrialMean(List.of(new Value(1, 1, 0.5)));
        assertThat(mean.mean()).isEqualTo(0.5);
        assertThat(mean.deviation()).isNaN();
        assertThat(mean.halfWidth()).isNaN();
    }

    /** Every seed with every split: an effect a split of this size, and noise. */
    private static List<Value> grid(int seeds, int splits, double splitEffect, double noise) {
        RandomStream stream = RandomStream.of(seeds, splits);
        List<Value> values = new ArrayList<>();
        for (int split = 0; split < splits; split++) {
            double effect = splitEffect * stream.nextGaussian();
            for (int seed = 0; seed < seeds; seed++) {
                values.add(new Value(seed, split, 5 + effect + noise * stream.nextGaussian()));
            }
        }
        return values;
    }

    private static SummaryStatistics statistics(List<Value> values) {
        SummaryStatistics statistics = new SummaryStatistics();
        values.forEach(value -> statistics.addValue(value.value()));
        return statistics;
    }

    private static double independent(List<Value> values) {
        int n = values.size();
        return quantile(n - 1) * statistics(values).getStandardDeviation() / Math.sqrt(n);
    }

    private static double quantile(double freedom) {
        return new TDistribution(freedom).inverseCumulativeProbability(0.975);
    }
}
