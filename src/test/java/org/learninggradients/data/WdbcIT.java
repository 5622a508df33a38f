package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.learninggradients.SparkSessions;
import org.learninggradients.net.Task;

/** The sample data, against what plain loops over its lines say. */
@ExtendWith(SparkSessions.class)
class WdbcIT {
    private static final Path WDBC = Path.of("data/wdbc.csv");
    private static final int FEATURES = 30;
    private static final double SUM = 1e-12;

    @Test
    void theProblemIsReadOffTheFile(JavaSparkContext context, SparkSession session) {
        try (Dataset dataset = Dataset.read(context, session, new PlanOf(WDBC, "target").plan())) {
            assertThat(dataset.rows()).isEqualTo(569);
            assertThat(dataset.problem().features()).hasSize(FEATURES).startsWith("mean radius", "mean texture");
            assertThat(dataset.problem().task()).isEqualTo(Task.BINARY);
            assertThat(dataset.problem().classes()).containsExactly("0", "1");
            assertThat(dataset.notices()).containsExactly("task: binary, '1' = 1, inferred from 2 distinct labels");
        }
    }

    @Test
    void blocksHoldEveryRowOnceOnOneSide(JavaSparkContext context, SparkSession session) throws IOException {
        double[][] rows = rows();
        try (Dataset dataset = Dataset.read(
                        context,
                        session,
                        new PlanOf(WDBC, "target").blockRows(64).raw().plan());
                Split split = dataset.split(1, 32, 3, false)) {
            List<Block> training = split.training().collect();
            List<Block> test = split.test().collect();
            assertThat(split.testRows()).as("a fifth of 569 is 113.8").isEqualTo(114);
            assertThat(dataset.trainingRows()).isEqualTo(455).isEqualTo(split.trainingRows());
            assertThat(training).hasSize(8).hasSize(split.trainingBlocks());
            assertThat(test).hasSize(2).hasSize(split.testBlocks());
            TreeSet<Long> seen = new TreeSet<>();
            for (List<Block> side : List.of(training, test)) {
                long last = -1;
                for (int index = 0; index < side.size(); index++) {
                    Block block = side.get(index);
                    assertThat(block.index()).isEqualTo(index);
                    if (index < side.size() - 1) {
                        assertThat(block.rows()).as("rows of block %s", index).isEqualTo(64);
                    }
                    for (int i = 0; i < block.rows(); i++) {
                        long row = block.rowNumbers()[i];
                        assertThat(row).as("ascending").isGreaterThan(last);
                        last = row;
                        assertThat(seen.add(row)).as("row %s once", row).isTrue();
                        double[] expected = rows[(int) row];
                        assertThat(Arrays.copyOfRange(block.values(), i * FEATURES, (i + 1) * FEATURES))
                                .as("row %s", row)
                                .isEqualTo(Arrays.copyOf(expected, FEATURES));
                        assertThat(block.labels()[i]).isEqualTo(expected[FEATURES]);
                    }
                }
            }
            assertThat(seen).hasSize(569);
        }
    }

    @Test
    void momentsAndCorrelationsAreThoseOfTheTrainingRows(JavaSparkContext context, SparkSession session)
            throws IOException {
        double[][] rows = rows();
        try (Dataset dataset = Dataset.read(
                        context,
                        session,
                        new PlanOf(WDBC, "target").blockRows(64).plan());
                Split split = dataset.split(1, 32, 3, true)) {
            List<Block> training = split.training().collect();
            double[][] chosen = training.stream()
                    .flatMapToLong(block -> Arrays.stream(block.rowNumbers()))
                    .mapToObj(row -> rows[(int) row])
                    .toArray(double[][]::new);
            Scaler scaler = split.scaler();
            for (int k = 0; k < FEATURES; k++) {
                double[] column = column(chosen, k);
                assertThat(scaler.means()[k]).isCloseTo(exactMean(column), relative(exactMean(column)));
                assertThat(scaler.deviations()[k]).isCloseTo(exactDeviation(column), relative(exactDeviation(column)));
                assertThat(scaler.minima()[k])
                        .isEqualTo(Arrays.stream(column).min().orElseThrow());
                assertThat(scaler.maxima()[k])
                        .isEqualTo(Arrays.stream(column).max().orElseThrow());
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return org.assertj.core.data.Offset.offset(SUM * Math.abs(value));
    }

    private static double[] column(double[][] rows, int k) {
        return Arrays.stream(rows).mapToDouble(row -> row[k]).toArray();
    }

    private static double exactMean(double[] column) {
        return Arrays.stream(column)
                .mapToObj(java.math.BigDecimal::new)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                .divide(java.math.BigDecimal.valueOf(column.length), java.math.MathContext.DECIMAL128)
                .doubleValue();
    }

    private static double exactDeviation(double[] column) {
        double mean = exactMean(column);
        return Math.sqrt(exactMean(
                Arrays.stream(column).map(x -> (x - mean) * (x - mean)).toArray()));
    }

    private static double[][] rows() throws IOException {
        List<String> lines = Files.readAllLines(WDBC);
        return IntStream.range(1, lines.size())
                .mapToObj(i -> Arrays.stream(lines.get(i).split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
