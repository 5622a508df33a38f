package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.encode.ColumnMoments;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;

/** Splits of made-up rows: several classes, numbers as labels, columns that do not change. */
@ExtendWith(SparkSessions.class)
class SplitIT {
    private static final int[] IN_ORDER = {0, 1, 2, 3, 4, 5};
    private static final double SUM = 1e-9;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final JavaSparkContext context;
    private final SparkSession session;

    SplitIT(JavaSparkContext context, SparkSession session) {
        this.context = context;
        this.session = session;
    }

    @Test
    void severalClassesKeepTheirShares() throws IOException {
        List<List<String>> rows = SampleRows.of(1000);
        Path file = SampleRows.write(folder.resolve("rows.csv"), rows, IN_ORDER);
        try (TrainingData data = read(
                        new PlanOf(file, "kind").exclude("id").testFraction(0.3).plan());
                Split split = data.split(4, 32, 2)) {
            assertThat(data.problem().task()).isEqualTo(Task.MULTICLASS);
            assertThat(data.problem().classes()).containsExactly("ash", "elm", "oak");
            assertThat(data.notices()).containsExactly("task: multiclass, 3 classes, inferred from 3 distinct labels");
            assertThat(split.testRows()).isEqualTo(300);
            List<String> classes = data.problem().classes();
            for (int number = 0; number < classes.size(); number++) {
                String kind = classes.get(number);
                double size =
                        rows.stream().filter(row -> row.get(4).equals(kind)).count();
                assertThat((double) count(split.test(), number)).as(kind).isCloseTo(0.3 * size, offset(1.0));
            }
        }
    }

    @Test
    void labelsOfBlocksAreThoseOfTheirRows() throws IOException {
        List<List<String>> rows = SampleRows.of(500);
        Path file = SampleRows.write(folder.resolve("rows.csv"), rows, IN_ORDER);
        try (TrainingData data = read(new PlanOf(file, "kind").exclude("id").plan());
                Split split = data.split(1, 32, 2)) {
            List<String> classes = data.problem().classes();
            for (Block block : split.training().union(split.test()).collect()) {
                for (int i = 0; i < block.rows(); i++) {
                    String kind = rows.get((int) block.rowNumbers()[i]).get(4);
                    assertThat(classes.get((int) block.labels()[i])).isEqualTo(kind);
                }
            }
        }
    }

    @Test
    void theLabelOfARegressionIsStandardisedByTheTrainingRows() throws IOException {
        List<List<String>> rows = SampleRows.of(400);
        Path file = SampleRows.write(folder.resolve("rows.csv"), rows, IN_ORDER);
        PlanOf plan = new PlanOf(file, "target").exclude("id", "kind");
        try (TrainingData data = read(plan.plan());
                Split split = data.split(1, 32, 2)) {
            assertThat(data.problem().task()).isEqualTo(Task.REGRESSION);
            assertThat(data.problem().classes()).isEmpty();
            double[] training = labels(split.training());
            assertThat(mean(training)).isCloseTo(0, offset(SUM));
            assertThat(squares(training)).as("a variance of 1").isCloseTo(320, offset(SUM));
            assertThat(split.trainingLabelSquares()).isCloseTo(320, offset(SUM));
            assertThat(split.testLabelSquares()).isCloseTo(squares(labels(split.test())), offset(SUM));
            Block block = split.test().first();
            double target =
                    Double.parseDouble(rows.get((int) block.rowNumbers()[0]).get(5));
            Standardization label = split.standardizer().label();
            assertThat(block.labels()[0] * label.standardDeviation() + label.mean())
                    .isCloseTo(target, offset(SUM));
        }
    }

    @Test
    void theLabelOfARegressionStaysWhereThePlanSaysSo() throws IOException {
        List<List<String>> rows = SampleRows.of(400);
        Path file = SampleRows.write(folder.resolve("rows.csv"), rows, IN_ORDER);
        try (TrainingData data = read(
                        new PlanOf(file, "target").exclude("id", "kind").raw().plan());
                Split split = data.split(1, 32, 2)) {
            for (Block block : split.training().collect()) {
                for (int i = 0; i < block.rows(); i++) {
                    assertThat(block.labels()[i])
                            .isEqualTo(Double.parseDouble(
                                    rows.get((int) block.rowNumbers()[i]).get(5)));
                }
            }
            assertThat(split.trainingLabelSquares()).isCloseTo(squares(labels(split.training())), offset(SUM));
            assertThat(split.testLabelSquares()).isCloseTo(squares(labels(split.test())), offset(SUM));
        }
    }

    @Test
    void aConstantColumnIsCentredAndNotScaled() throws IOException {
        String text = IntStream.range(0, 40)
                .mapToObj(i -> "0.1," + i * i % 17 + "," + i % 2)
                .reduce("same,other,y", (all, line) -> all + "\n" + line);
        Path file = Files.writeString(folder.resolve("constant.csv"), text);
        try (TrainingData data = read(new PlanOf(file, "y").plan());
                Split split = data.split(1, 32, 2)) {
            assertThat(split.moments().constant()).containsExactly(true, false);
            ColumnMoments same = split.moments().features().get(0);
            assertThat(same.mean()).isEqualTo(0.1);
            assertThat(same.standardDeviation()).isZero();
            assertThat(split.standardizer().inputs().columns()).first().isEqualTo(new Standardization(0.1, 1));
            for (Block block : split.training().union(split.test()).collect()) {
                for (int i = 0; i < block.rows(); i++) {
                    assertThat(block.values()[2 * i]).isZero();
                }
            }
            assertThat(split.correlations()).containsExactly(1, 0, 0, 1);
        }
    }

    @Test
    void nothingIsHeldOutAtFractionZero() throws IOException {
        Path file = SampleRows.write(folder.resolve("rows.csv"), SampleRows.of(50), IN_ORDER);
        try (TrainingData data = read(
                        new PlanOf(file, "kind").exclude("id").testFraction(0).plan());
                Split split = data.split(1, 32, 2)) {
            assertThat(split.trainingRows()).isEqualTo(50);
            assertThat(split.testRows()).isZero();
            assertThat(split.testBlocks()).isZero();
            assertThat(split.test().collect()).isEmpty();
            assertThat(split.testLabelSquares()).isZero();
        }
    }

    @Test
    void partitionsHoldWholeConsecutiveBlocks() throws IOException {
        Path file = SampleRows.write(folder.resolve("rows.csv"), SampleRows.of(1000), IN_ORDER);
        try (TrainingData data = read(
                        new PlanOf(file, "kind").exclude("id").blockRows(10).plan());
                Split split = data.split(1, 32, 4)) {
            assertThat(split.blockRows()).isEqualTo(10);
            List<List<Block>> partitions = split.training().glom().collect();
            assertThat(partitions).hasSize(4);
            int[] indexes = partitions.stream()
                    .flatMap(List::stream)
                    .mapToInt(Block::index)
                    .toArray();
            assertThat(indexes).isEqualTo(IntStream.range(0, 80).toArray());
            assertThat(partitions.stream().mapToInt(List::size))
                    .as("20 each, ± 2 for rounder cuts")
                    .containsExactly(20, 20, 20, 20);
        }
    }

    @Test
    void blocksStayOnTheClusterUntilTheSplitIsClosed() throws IOException {
        Path file = SampleRows.write(folder.resolve("rows.csv"), SampleRows.of(50), IN_ORDER);
        int before = context.getPersistentRDDs().size();
        try (TrainingData data = read(new PlanOf(file, "kind").exclude("id").plan())) {
            Split split = data.split(1, 32, 2);
            assertThat(context.getPersistentRDDs()).as("rows, training, test").hasSize(before + 3);
            split.close();
            assertThat(context.getPersistentRDDs()).as("rows").hasSize(before + 1);
        }
        assertThat(context.getPersistentRDDs()).hasSize(before);
    }

    private TrainingData read(DataPlan plan) {
        return TrainingData.read(context, session, plan);
    }

    private static long count(JavaRDD<Block> blocks, int number) {
        return DoubleStream.of(labels(blocks)).filter(label -> label == number).count();
    }

    private static double[] labels(JavaRDD<Block> blocks) {
        return blocks.collect().stream()
                .flatMapToDouble(block -> Arrays.stream(block.labels()))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }
}
