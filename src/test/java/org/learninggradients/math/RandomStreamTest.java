package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.learninggradients.Tolerance;

class RandomStreamTest {
    private static final int MANY = 200_000;

    @Test
    void theFinaliserGivesThePublishedNumbersOfSplitMix64() {
        long seed = 1234567;
        long step = Long.parseUnsignedLong("9e3779b97f4a7c15", 16);
        List<String> published = List.of(
                "6457827717110365317",
                "3203168211198807973",
                "9817491932198370423",
                "4593380528125082431",
                "16408922859458223821");
        for (int i = 0; i < published.size(); i++) {
            assertThat(Long.toUnsignedString(RandomStream.mix(seed + (i + 1) * step)))
                    .isEqualTo(published.get(i));
        }
    }

    @Test
    void aStreamIsTheSplitMix64OfTheJdkFromTheKey() {
        SplittableRandom jdk = new SplittableRandom(RandomStream.key(3, 1, 4));
        RandomStream stream = RandomStream.of(3, 1, 4);
        for (int i = 0; i < 100; i++) {
            assertThat(stream.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void theSameKeysGiveTheSameNumbers() {
        assertThat(numbers(RandomStream.of(1, 2))).isEqualTo(numbers(RandomStream.of(1, 2)));
        assertThat(RandomStream.key("weights")).isEqualTo(RandomStream.key("weights"));
    }

    @Test
    void keysOfOtherOrderNumberOrValueGiveOtherStreams() {
        Set<Long> known = new HashSet<>();
        int streams = 0;
        for (long a = -20; a < 20; a++) {
            known.add(RandomStream.key(a));
            streams++;
            for (long b = -20; b < 20; b++) {
                known.add(RandomStream.key(a, b));
                known.add(RandomStream.key(a, b, 0));
                streams += 2;
            }
        }
        assertThat(known).hasSize(streams);
        assertThat(RandomStream.key("ab")).isNotEqualTo(RandomStream.key("ba"));
        assertThat(RandomStream.key("")).isNotEqualTo(RandomStream.key("\0"));
    }

    @Test
    void uniformNumbersFillTheirInterval() {
        RandomStream stream = RandomStream.of(7);
        double[] unit = draws(stream::nextDouble);
        assertThat(Arrays.stream(unit)).allMatch(value -> value >= 0 && value < 1);
        assertMoments(unit, 0.5, 1 / 12.0);
        double[] wide = draws(() -> stream.nextUniform(3));
        assertThat(Arrays.stream(wide)).allMatch(value -> value >= -3 && value < 3);
        assertMoments(wide, 0, 3);
        assertThat(Arrays.stream(wide).min().orElseThrow()).isLessThan(-2.99);
        assertThat(Arrays.stream(wide).max().orElseThrow()).isGreaterThan(2.99);
    }

    @Test
    void gaussiansHaveTheMomentsAndTailsOfTheStandardNormal() {
        double[] draws = draws(RandomStream.of(8)::nextGaussian);
        assertThat(Arrays.stream(draws)).allMatch(Double::isFinite);
        assertMoments(draws, 0, 1);
        double[] shares = {0.682689492, 0.954499736, 0.997300204};
        for (int deviations = 1; deviations <= 3; deviations++) {
            double bound = deviations;
            double share = shares[deviations - 1];
            double inside =
                    Arrays.stream(draws).filter(x -> Math.abs(x) < bound).count() / (double) MANY;
            assertThat(inside)
                    .as("share within %d standard deviations", deviations)
                    .isCloseTo(share, within(Tolerance.STANDARD_ERRORS * Math.sqrt(share * (1 - share) / MANY)));
        }
    }

    @Test
    void consecutiveGaussiansAreUncorrelated() {
        double[] draws = draws(RandomStream.of(9)::nextGaussian);
        double sum = 0;
        for (int i = 1; i < MANY; i++) {
            sum += draws[i - 1] * draws[i];
        }
        assertThat(sum / MANY).isCloseTo(0, within(Tolerance.STANDARD_ERRORS / Math.sqrt(MANY)));
    }

    private static long[] numbers(RandomStream stream) {
        return LongStream.generate(stream::nextLong).limit(50).toArray();
    }

    private static double[] draws(DoubleSupplier source) {
        double[] draws = new double[MANY];
        Arrays.setAll(draws, i -> source.getAsDouble());
        return draws;
    }

    /** Mean and variance within several standard errors; the variance's is at most √(2/n) of it for flat and normal shapes. */
    private static void assertMoments(double[] draws, double mean, double variance) {
        double sum = 0;
        double squares = 0;
        for (double draw : draws) {
            sum += draw - mean;
            squares += (draw - mean) * (draw - mean);
        }
        assertThat(sum / MANY)
                .as("mean less %s", mean)
                .isCloseTo(0, within(Tolerance.STANDARD_ERRORS * Math.sqrt(variance / MANY)));
        assertThat(squares / MANY)
                .as("variance")
                .isCloseTo(variance, within(Tolerance.STANDARD_ERRORS * variance * Math.sqrt(2.0 / MANY)));
    }
}
