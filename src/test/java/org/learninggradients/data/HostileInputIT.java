package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.Tolerance;
import org.learninggradients.data.encode.ColumnMoments;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.split.Split;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;

/** Input that is odd in its size, its encoding or its numbers is read as what it says, or refused. */
@ExtendWith(SparkSessions.class)
class HostileInputIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final JavaSparkContext context;
    private final SparkSession session;

    HostileInputIT(JavaSparkContext context, SparkSession session) {
        this.context = context;
        this.session = session;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16IsNamed(String charset) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.write(file, "size,y\n1,0\n2,1\n".getBytes(Charset.forName(charset)));
        assertMessage(file, "rows.csv is UTF-16 text; save it as UTF-8");
        Files.write(file, "\ufeffsize,y\n1,0\n2,1\n".getBytes(Charset.forName(charset)));
        assertMessage(file, "rows.csv is UTF-16 text; save it as UTF-8");
    }

    @Test
    void aSmallArchiveDoesNotUnfoldIntoAnEndlessLine() throws IOException {
        assertMessage(archive("header.csv.gz", ""), "the line that begins at byte 0 is longer than");
        assertMessage(archive("row.csv.gz", "a,y\n1,0\n"), "the line that begins at byte 8 is longer than");
    }

    private Path archive(String name, String start) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] part = "1".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= 64; i++) {
                out.write(part);
            }
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        return file;
    }

    @Test
    void aMillionColumnsAreRead() throws IOException {
        int columns = 1_000_000;
        String names = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = ",1".repeat(columns);
        Path file = write("wide.csv", "y," + names + "\n0" + row + "\n1" + row.replace('1', '2') + "\n");
        try (TrainingData data = read(plan(file));
                Split split = data.split(1, 1, 1)) {
            assertThat(data.problem().features()).hasSize(columns).endsWith("c999999");
            assertThat(split.moments().features())
                    .extracting(ColumnMoments::mean)
                    .hasSize(columns)
                    .containsOnly(1.5);
            assertThat(split.correlations()).isEmpty();
        }
        assertThat(catchThrowableOfType(
                        PlanException.class,
                        () -> read(new PlanOf(file, "y").features("c1000001").plan())))
                .hasMessageContaining("'c1000001' is not a column of");
    }

    @Test
    void aCellMayBeAMegabyte() throws IOException {
        String name = "n".repeat(1 << 20);
        String one = "1" + "0".repeat(1 << 20) + "e-" + (1 << 20);
        Path file = write("large.csv", name + ",y\n" + one + ",\"" + name + "\"\n2,b\n");
        try (TrainingData data = read(plan(file));
                Split split = data.split(1, 1, 1)) {
            assertThat(data.problem().features()).containsExactly(name);
            assertThat(data.problem().classes()).containsExactly("b", name);
            assertThat(split.moments().features())
                    .extracting(ColumnMoments::mean)
                    .containsExactly(1.5);
        }
        Path bad = write("bad.csv", "a,y\n" + "9x".repeat(1 << 19) + ",0\n2,1\n");
        assertThat(failure(plan(bad)).getMessage())
                .contains("line 2, column 'a': '9x9x")
                .hasSizeLessThan(500);
    }

    @Test
    void theSmallestDeviationsThatSquareAreStandardised() throws IOException {
        Path file = write("small.csv", "a,y\n3e-154,0\n6e-154,1\n9e-154,0\n");
        try (TrainingData data = read(plan(file));
                Split split = data.split(1, 1, 1)) {
            double[] values = split.training().first().values();
            assertThat(values)
                    .containsExactly(new double[] {-Math.sqrt(1.5), 0, Math.sqrt(1.5)}, within(Tolerance.SUM));
        }
        for (String scale : List.of("e-155", "e-162", "e-308", "e-320")) {
            Path smaller = write(scale + ".csv", "a,y\n3%s,0\n6%s,1\n9%s,0\n".replace("%s", scale));
            assertThat(splitFailure(plan(smaller), 1)).contains("column 'a' has mean", "rescale the column");
        }
    }

    @Test
    void theLargestNumbersAreKeptWhereNothingOverflows() throws IOException {
        Path file = write("large.csv", "a,b,y\n1.7976931348623157e308,4.9e-324,0\n1.7976931348623157e308,4.9e-324,1\n");
        try (TrainingData data = read(plan(file));
                Split split = data.split(1, 1, 1)) {
            assertThat(split.moments().features())
                    .extracting(ColumnMoments::mean)
                    .containsExactly(Double.MAX_VALUE, Double.MIN_VALUE);
            assertThat(split.training().first().values()).containsOnly(0);
        }
    }

    @Test
    void aRowThatOverflowsIsRefusedOnEitherSideOfTheSplit() throws IOException {
        String rows = IntStream.range(0, 20)
                .mapToObj(i -> i * 1e-3 + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        DataPlan plan = new PlanOf(write("rows.csv", "a,y\n1e308,0\n" + rows), "y").plan();
        Set<String> messages = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            messages.add(splitFailure(plan, seed)
                    .replaceAll("has mean.*", "has mean")
                    .replaceAll("so far.*", ""));
        }
        assertThat(messages).containsExactlyInAnyOrder("column 'a' has mean", "column 'a' has a test row ");
    }

    private String splitFailure(DataPlan plan, long seed) {
        try (TrainingData data = read(plan)) {
            return String.valueOf(catchThrowableOfType(DataException.class, () -> data.split(seed, 1, 1))
                    .getMessage());
        }
    }

    private void assertMessage(Path file, String message) {
        assertThat(failure(plan(file))).hasMessageContaining(message).message().hasLineCount(1);
    }

    private DataException failure(DataPlan plan) {
        return catchThrowableOfType(DataException.class, () -> read(plan));
    }

    private TrainingData read(DataPlan plan) {
        return TrainingData.read(context, session, plan);
    }

    private static DataPlan plan(Path file) {
        return new PlanOf(file, "y").testFraction(0).plan();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
