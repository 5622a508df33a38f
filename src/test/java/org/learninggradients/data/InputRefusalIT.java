package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;

/** What is wrong with the input is said with its place, and nothing of it is guessed. */
@ExtendWith(SparkSessions.class)
class InputRefusalIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final JavaSparkContext context;
    private final SparkSession session;

    InputRefusalIT(JavaSparkContext context, SparkSession session) {
        this.context = context;
        this.session = session;
    }

    @ParameterizedTest
    @MethodSource
    void badLinesAreNamedWithTheirPlace(String text, String message) throws IOException {
        assertMessage(write("rows.csv", text), message);
    }

    static Stream<Arguments> badLinesAreNamedWithTheirPlace() {
        return Stream.of(
                Arguments.of("a,y\n1,0\n,1\n", "rows.csv, line 3, column 'a': '' is empty; every row needs a value"),
                Arguments.of("a,y\nNaN,0\n2,1\n", "rows.csv, line 2, column 'a': 'NaN' is not a finite number"),
                Arguments.of("a,y\n1,0\n-Infinity,1\n", "line 3, column 'a': '-Infinity' is not a finite number"),
                Arguments.of("a,y\n1e400,0\n2,1\n", "line 2, column 'a': '1e400' is beyond the range of a double"),
                Arguments.of("a,y\n0x1p3,0\n2,1\n", "'0x1p3' is hexadecimal"),
                Arguments.of("a,y\n1d,0\n2,1\n", "'1d' ends in a letter"),
                Arguments.of("a,y\n 1,0\n2,1\n", "' 1' has blanks around it"),
                Arguments.of("a,y\n\"x\ty\",0\n2,1\n", "'x\\u0009y' is not a number"),
                Arguments.of("a,y\n" + "9x".repeat(30) + ",0\n2,1\n", "'" + "9x".repeat(20) + "…' is not a number"),
                Arguments.of("a,y\n1,\n2,1\n", "line 2, column 'y': '' is empty"),
                Arguments.of("a,y\n1,NaN\n2,1\n", "line 2, column 'y': 'NaN' is not a finite number"),
                Arguments.of("a,y\n1,1e999\n2,1\n", "line 2, column 'y': '1e999' is beyond the range"),
                Arguments.of("a,b,y\n1,2,0\n1,2\n", "line 3: has 2 cells, the header has 3"),
                Arguments.of("a,y\n1,0\n1,0,5\n", "line 3: has 3 cells, the header has 2"),
                Arguments.of("a,y\n\n\n1,0\n1\n", "line 5: has 1 cell, the header has 2"),
                Arguments.of("a,y\n\"1\n\",0\n", "has a quote that is not closed; a line break inside quotes is not"),
                Arguments.of("a,y\n\"1\"2,0\n", "line 2: has text after a closing quote"),
                Arguments.of("a,y\n1\",0\n", "line 2: has a quote inside a cell"),
                Arguments.of("a,a,y\n1,2,0\n", "rows.csv names column 'a' twice"),
                Arguments.of("a,,y\n1,2,0\n", "column 2 has no name"),
                Arguments.of("a,\"y\n1,2\n", "rows.csv has a header that has a quote that is not closed"),
                Arguments.of("\na,y\n1,0\n", "rows.csv begins with a blank line"),
                Arguments.of("", "rows.csv is empty; a CSV file begins with a line of column names"),
                Arguments.of("a,y\n", "rows.csv has no rows; name files that have some"),
                Arguments.of("a,y\n\n \n", "rows.csv has no rows; name files that have some"),
                Arguments.of("a,y\n1,5\n2,5.0\n", "label 'y' is the same in every row"));
    }

    @Test
    void severalBadCellsAreListedInRowOrder() throws IOException {
        String rows = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "x" + i + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        Path file = write("rows.csv", "a,y\n" + rows);
        DataException failure = failure(new PlanOf(file, "y").plan());
        String[] lines = String.valueOf(failure.getMessage()).split("\n");
        assertThat(lines).hasSize(22);
        assertThat(lines[0]).isEqualTo("30 bad cells in " + file);
        for (int i = 1; i <= 20; i++) {
            assertThat(lines[i])
                    .isEqualTo("  " + file + ", line " + (i + 1) + ", column 'a': 'x" + i + "' is not a number");
        }
        assertThat(lines[21]).isEqualTo("  … and 10 more");
    }

    @Test
    void linesAreCountedAcrossRangesAndChunks() throws IOException {
        String good =
                IntStream.range(0, 500).mapToObj(i -> i + "," + i % 2 + "\n").collect(Collectors.joining());
        Path file = write("rows.csv", "a,y\n\n" + good + "oops,1\n" + good);
        assertThatThrownBy(() -> TrainingData.read(context, session, new PlanOf(file, "y").plan(), new Cuts(64, 0, 3)))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ", line 503, column 'a': 'oops' is not a number");
    }

    @Test
    void aFileWithoutANeededColumnIsNamed() throws IOException {
        write("in/1.csv", "a,b,y\n1,2,0\n3,4,1\n");
        write("in/2.csv", "y,A,b\n1,2,0\n");
        assertMessage(folder.resolve("in"), "in/2.csv: has no column 'a'; did you mean 'A'?");
    }

    @Test
    void whatIsNotUtf8IsNamed() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "a,y\n1,na\u00efve\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));
        assertMessage(file, "latin.csv, line 2: is not UTF-8 text");
        Files.write(file, "a,na\u00efve\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertMessage(file, "has a header that is not UTF-8 text");
    }

    @Test
    void aTruncatedArchiveIsNamed() throws IOException {
        String rows = IntStream.range(0, 9000)
                .mapToObj(i -> i * 7919 + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(("a,y\n" + rows).getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("rows.csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertMessage(file, "rows.csv.gz cannot be read");
    }

    @Test
    void pathsThatLeadNowhereAreNamed() throws IOException {
        assertMessage(folder.resolve("none.csv"), "none.csv cannot be read");
        Files.createDirectories(folder.resolve("empty/_hidden"));
        write("empty/_hidden/rows.csv", "a,y\n1,0\n");
        write("empty/.rows.csv", "a,y\n1,0\n");
        assertMessage(folder.resolve("empty"), "empty has no files");
    }

    @Test
    void formatsMustBeKnownAndOne() throws IOException {
        assertMessage(write("rows.tsv", "a\ty\n1\t0\n"), "rows.tsv has none of the endings");
        write("mixed/a.csv", "a,y\n1,0\n");
        write("mixed/b.parquet", "");
        assertMessage(folder.resolve("mixed"), "a.csv is csv, but");
        assertMessage(folder.resolve("mixed"), "b.parquet is parquet; put each format into a folder of its own");
        assertPlanMessage(new PlanOf(folder, "y").format("xml"), "data.format: is \"xml\"; take one of csv, parquet");
    }

    @Test
    void whatOnlyPretendsToBeParquetIsNamed() throws IOException {
        assertMessage(write("rows.parquet", "a,y\n1,0\n2,1\n"), "rows.parquet cannot be read");
    }

    @Test
    void badParquetCellsAreNamedWithTheirRow() {
        String path = folder.resolve("nulls").toString();
        session.sql("select if(id = 2, null, double(id)) as a, id % 2 as y from range(0, 4, 1, 1)")
                .write()
                .parquet(path);
        assertMessage(folder.resolve("nulls"), ", row 2, column 'a': is null");
        String infinite = folder.resolve("infinite").toString();
        session.sql("select if(id = 1, double('NaN'), 1) as a, id % 2 as y from range(0, 4, 1, 1)")
                .write()
                .parquet(infinite);
        assertMessage(folder.resolve("infinite"), ", row 1, column 'a': 'NaN' is not a finite number");
    }

    @Test
    void parquetColumnsOfOtherTypesAreNamed() {
        session.sql("select string(id) as a, id as b, id % 2 as y from range(4)")
                .write()
                .parquet(folder.resolve("texts").toString());
        assertMessage(folder.resolve("texts"), "column 'a' holds string");
    }

    @Test
    void columnsThatThePlanMakesUpAreItsFault() throws IOException {
        Path file = write("rows.csv", "mean area,texture,y\n1,2,0\n3,4,1\n");
        assertPlanMessage(new PlanOf(file, "target"), "data.label: 'target' is not a column of");
        assertPlanMessage(new PlanOf(file, "y").features("mean_area"), "data.features: 'mean_area' is not a column of");
        assertPlanMessage(new PlanOf(file, "y").features("mean_area"), "did you mean 'mean area'?");
        assertPlanMessage(new PlanOf(file, "y").exclude("Texture"), "data.exclude: 'Texture' is not a column of");
        assertPlanMessage(new PlanOf(file, "y").exclude("Texture"), "did you mean 'texture'?");
        assertPlanMessage(new PlanOf(file, "y").rowId("id"), "data.row-id: 'id' is not a column of");
        assertPlanMessage(new PlanOf(file, "y").rowId("y"), "data.row-id: 'y' is also the label or a feature");
        assertPlanMessage(new PlanOf(file, "y").exclude("y"), "data.exclude: contains the label 'y'");
        assertPlanMessage(new PlanOf(file, "y").exclude("mean area", "texture"), "data.exclude: leaves no column");
    }

    @Test
    void labelsThatAreNoNumbersDoNotFitARegression() throws IOException {
        Path file = write("rows.csv", "a,y\n1,2.5\n3,red\n");
        assertThat(failure(new PlanOf(file, "y").task(Task.REGRESSION).plan()))
                .hasMessage(file + ", line 3, column 'y': 'red' is not a number");
    }

    @Test
    void rowIdsThatOccurTwiceAreNamed() throws IOException {
        Path file = write("rows.csv", "id,a,y\n7,1,0\n3,1,1\n07,2,1\n");
        assertThat(failure(new PlanOf(file, "y").rowId("id").plan()))
                .hasMessageContaining("column 'id': '")
                .hasMessageContaining("7' occurs twice");
        Path empty = write("empty.csv", "id,a,y\n7,1,0\n,1,1\n");
        assertThat(failure(new PlanOf(empty, "y").rowId("id").plan()))
                .hasMessageContaining("line 3, column 'id': '' is empty; every row needs an id");
    }

    @Test
    void columnsThatADoubleCannotStandardiseAreNamed() throws IOException {
        Path large = write("large.csv", "fine,huge,y\n1,1e308,0\n2,-1e308,1\n3,1.5e308,0\n");
        assertSplitMessage(large, "column 'huge' has mean");
        Path small = write("small.csv", "fine,tiny,y\n1,1e-200,0\n2,2e-200,1\n3,3e-200,0\n");
        assertSplitMessage(small, "column 'tiny' has mean 2.0E-200 and standard deviation 0.0");
    }

    private void assertSplitMessage(Path file, String message) {
        try (TrainingData data = TrainingData.read(
                context, session, new PlanOf(file, "y").testFraction(0).plan())) {
            assertThatThrownBy(() -> data.split(1, 1, 1))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(message);
        }
    }

    private void assertPlanMessage(PlanOf plan, String message) {
        assertThatThrownBy(() -> TrainingData.read(context, session, plan.plan()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(message);
    }

    private void assertMessage(Path path, String message) {
        assertThat(failure(new PlanOf(path, "y").plan())).hasMessageContaining(message);
    }

    private DataException failure(DataPlan plan) {
        return catchThrowableOfType(DataException.class, () -> TrainingData.read(context, session, plan));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
