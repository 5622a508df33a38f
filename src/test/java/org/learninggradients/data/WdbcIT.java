package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.encode.ColumnMoments;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;

/** The sample data, against what plain loops over its lines say. */
@ExtendWith(SparkSessions.class)
class WdbcIT {
    private static final Path WDBC = Path.of("data/wdbc.csv");
    private static final int FEATURES = 30;
    private static final double SUM = 1e-12;

    @Test
    void theProblemIsReadOffTheFile(JavaSparkContext context, SparkSession session) {
        try (TrainingData data = TrainingData.read(context, session, new PlanOf(WDBC, "target").plan())) {
            assertThat(data.rows()).isEqualTo(569);
            assertThat(data.problem().features()).hasSize(FEATURES).startsWith("mean radius", "mean texture");
            assertThat(data.problem().task()).isEqualTo(Task.BINARY);
            assertThat(data.problem().classes()).containsExactly("0", "1");
            assertThat(data.notices()).containsExactly("task: binary, '1' = 1, inferred from 2 distinct labels");
        }
    }

    @Test
    void blocksHoldEveryRowOnceOnOneSide(JavaSparkContext context, SparkSession session) throws IOException {
        double[][] rows = rows();
        try (TrainingData data = TrainingData.read(
                        context,
                        session,
                        new PlanOf(WDBC, "target").blockRows(64).raw().plan());
                Split split = data.split(1, 32, 3)) {
            List<Block> training = split.training().collect();
            List<Block> test = split.test().collect();
            assertThat(training).as("455 / 64").hasSize(8).hasSize(split.trainingBlocks());
            assertThat(test).as("114 / 64").hasSize(2).hasSize(split.testBlocks());
            assertFull(training, 64);
            assertFull(test, 64);
            assertRows(training, rows);
            assertRows(test, rows);
            long[] all = LongStream.concat(rowNumbers(training), rowNumbers(test))
                    .sorted()
                    .toArray();
            assertThat(all)
                    .as("every row once")
                    .isEqualTo(LongStream.range(0, 569).toArray());
        }
    }

    @Test
    void bothSidesHaveTheExactShareOfEveryClass(JavaSparkContext context, SparkSession session) {
        try (TrainingData data = TrainingData.read(context, session, new PlanOf(WDBC, "target").plan())) {
            assertThat(data.trainingRows()).as("569 − a fifth, 113.8").isEqualTo(455);
            for (long seed : new long[] {1, 2, 3}) {
                try (Split split = data.split(seed, 32, 2)) {
                    assertThat(split.seed()).isEqualTo(seed);
                    assertThat(split.trainingRows()).isEqualTo(455);
                    assertThat(split.testRows()).isEqualTo(114);
                    assertThat(classes(split.test()))
                            .as("42.4 of 212 and 71.4 of 357")
                            .containsExactly(43, 71);
                    assertThat(classes(split.training())).containsExactly(169, 286);
                }
            }
        }
    }

    @Test
    void momentsAreThoseOfTheTrainingRows(JavaSparkContext context, SparkSession session) throws IOException {
        double[][] rows = rows();
        try (TrainingData data = TrainingData.read(
                        context,
                        session,
                        new PlanOf(WDBC, "target").blockRows(64).plan());
                Split split = data.split(1, 32, 3)) {
            double[][] chosen = chosen(split.training(), rows);
            for (int k = 0; k < FEATURES; k++) {
                double[] column = column(chosen, k);
                ColumnMoments moments = split.moments().features().get(k);
                assertThat(moments.mean()).as("mean %s", k).isCloseTo(exactMean(column), relative(exactMean(column)));
                double deviation = exactDeviation(column);
                assertThat(moments.standardDeviation()).as("deviation %s", k).isCloseTo(deviation, relative(deviation));
                assertThat(moments.minimum())
                        .isEqualTo(Arrays.stream(column).min().orElseThrow());
                assertThat(moments.maximum())
                        .isEqualTo(Arrays.stream(column).max().orElseThrow());
            }
            assertThat(split.moments().constant()).hasSize(FEATURES).containsOnly(false);
            assertThat(split.standardizer().label()).as("of classes").isEqualTo(Standardization.NONE);
        }
    }

    @Test
    void bothSidesAreStandardisedByTheTrainingRows(JavaSparkContext context, SparkSession session) throws IOException {
        double[][] rows = rows();
        try (TrainingData data = TrainingData.read(
                        context,
                        session,
                        new PlanOf(WDBC, "target").blockRows(64).plan());
                Split split = data.split(1, 32, 3)) {
            double[][] chosen = chosen(split.training(), rows);
            for (Block block : split.training().union(split.test()).collect()) {
                for (int i = 0; i < block.values().length; i++) {
                    double[] column = column(chosen, i % FEATURES);
                    double raw = rows[(int) block.rowNumbers()[i / FEATURES]][i % FEATURES];
                    double expected = (raw - exactMean(column)) / exactDeviation(column);
                    assertThat(block.values()[i]).isCloseTo(expected, offset(100 * SUM));
                }
            }
            assertThat(split.standardizer().inputs().columns())
                    .isEqualTo(split.moments().features().stream()
                            .map(ColumnMoments::standardization)
                            .toList());
        }
    }

    @Test
    void correlationsAreThoseOfTheTrainingRows(JavaSparkContext context, SparkSession session) throws IOException {
        double[][] rows = rows();
        try (TrainingData data = TrainingData.read(
                        context, session, new PlanOf(WDBC, "target").raw().plan());
                Split split = data.split(1, 32, 3)) {
            double[][] chosen = chosen(split.training(), rows);
            double[] correlations = split.correlations();
            PearsonsCorrelation expected = new PearsonsCorrelation();
            for (int i = 0; i < FEATURES; i++) {
                for (int j = 0; j < FEATURES; j++) {
                    assertThat(correlations[i * FEATURES + j])
                            .as("%s with %s", i, j)
                            .isCloseTo(expected.correlation(column(chosen, i), column(chosen, j)), offset(SUM));
                }
            }
            assertThat(split.moments().features().get(0).mean())
                    .as("measured though not used")
                    .isGreaterThan(1);
            assertThat(split.standardizer().inputs().columns()).containsOnly(Standardization.NONE);
        }
    }

    private static void assertFull(List<Block> blocks, int rows) {
        for (int index = 0; index < blocks.size(); index++) {
            assertThat(blocks.get(index).index()).isEqualTo(index);
            if (index < blocks.size() - 1) {
                assertThat(blocks.get(index).rows())
                        .as("rows of block %s", index)
                        .isEqualTo(rows);
            }
        }
    }

    private static void assertRows(List<Block> blocks, double[][] rows) {
        assertThat(rowNumbers(blocks).toArray()).as("row order").isSorted();
        for (Block block : blocks) {
            for (int i = 0; i < block.rows(); i++) {
                double[] expected = rows[(int) block.rowNumbers()[i]];
                assertThat(Arrays.copyOfRange(block.values(), i * FEATURES, (i + 1) * FEATURES))
                        .as("row %s", block.rowNumbers()[i])
                        .isEqualTo(Arrays.copyOf(expected, FEATURES));
                assertThat(block.labels()[i]).isEqualTo(expected[FEATURES]);
            }
        }
    }

    private static LongStream rowNumbers(List<Block> blocks) {
        return blocks.stream().flatMapToLong(block -> Arrays.stream(block.rowNumbers()));
    }

    private static long[] classes(JavaRDD<Block> blocks) {
        long[] counts = new long[2];
        blocks.collect().forEach(block -> Arrays.stream(block.labels()).forEach(label -> counts[(int) label]++));
        return counts;
    }

    private static double[][] chosen(JavaRDD<Block> blocks, double[][] rows) {
        return rowNumbers(blocks.collect()).mapToObj(row -> rows[(int) row]).toArray(double[][]::new);
    }

    private static Offset<Double> relative(double value) {
        return offset(SUM * Math.abs(value));
    }

    private static double[] column(double[][] rows, int k) {
        return Arrays.stream(rows).mapToDouble(row -> row[k]).toArray();
    }

    private static double exactMean(double[] column) {
        return Arrays.stream(column)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(column.length), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static double exactDeviation(double[] column) {
        double mean = exactMean(column);
        return Math.sqrt(exactMean(
                Arrays.stream(column).map(x -> (x - mean) * (x - mean)).toArray()));
    }

    private static double[][] rows() throws IOException {
        return Files.readAllLines(WDBC).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
