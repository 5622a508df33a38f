package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;
import org.learninggradients.plan.DataPlan;

/** What a CSV file may look like. */
@ExtendWith(SparkSessions.class)
class CsvReadingIT {
    private static final String TEXT = "a,b,kind\n1,-2.5,x\n.5,1e3,y\n-0,7,x\n4,8,y\n";
    private static final double[] VALUES = {1, -2.5, .5, 1000, -0.0, 7, 4, 8};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final JavaSparkContext context;
    private final SparkSession session;

    CsvReadingIT(JavaSparkContext context, SparkSession session) {
        this.context = context;
        this.session = session;
    }

    @Test
    void plainLinesAreRead() throws IOException {
        assertValues(write("plain.csv", TEXT));
        assertValues(write("unended.csv", TEXT.substring(0, TEXT.length() - 1)));
        assertValues(write("notes.txt", TEXT));
    }

    @Test
    void linesMayEndInCarriageReturns() throws IOException {
        assertValues(write("windows.csv", TEXT.replace("\n", "\r\n")));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertValues(write("marked.csv", "\ufeff" + TEXT));
    }

    @Test
    void cellsMayBeQuoted() throws IOException {
        assertValues(write("quoted.csv", TEXT.replace("a,", "\"a\",").replace("1e3", "\"1e3\"")));
        Path file = write("names.csv", "\"a, in \"\"mm\"\"\",kind\n1,\"x, y\"\n2,z\n");
        try (TrainingData data = read(new PlanOf(file, "kind").testFraction(0).plan())) {
            assertThat(data.problem().features()).containsExactly("a, in \"mm\"");
            assertThat(data.problem().classes()).containsExactly("x, y", "z");
        }
    }

    @Test
    void blankLinesAreSkippedAndSaid() throws IOException {
        Path file = write("blank.csv", TEXT.replace("-0,", "\n  \n-0,") + "\n");
        assertValues(file);
        try (TrainingData data = read(new PlanOf(file, "kind").plan())) {
            assertThat(data.notices()).first().isEqualTo("3 blank lines skipped");
        }
    }

    @Test
    void filesMayBeCompressed() throws IOException {
        Path gzip = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertValues(gzip);
        Path bzip2 = folder.resolve("rows.csv.bz2");
        BZip2Codec codec = new BZip2Codec();
        codec.setConf(context.hadoopConfiguration());
        try (OutputStream out = codec.createOutputStream(Files.newOutputStream(bzip2))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertValues(bzip2);
    }

    @Test
    void namesOfFilesAreNoPatterns() throws IOException {
        write("in/a1.csv", "other,columns\n1,2\n");
        assertValues(write("in/a[1].csv", TEXT));
        assertValues(write("odd {x} *?%20 ü.csv", TEXT));
    }

    @Test
    void foldersAreReadInTheOrderOfPathsWithoutHiddenFiles() throws IOException {
        write("deep/b.csv", "kind,b,a\nx,7,-0\ny,8,4\n");
        write("deep/a/1.csv", "a,b,kind\n1,-2.5,x\n.5,1e3,y\n");
        write("deep/.a.csv", "nonsense");
        write("deep/_temporary/c.csv", "nonsense");
        assertValues(folder.resolve("deep"));
    }

    @Test
    void theFormatCanBeSaidWhereTheNameDoesNot() throws IOException {
        Path file = write("rows.data", TEXT);
        assertThat(values(new PlanOf(file, "kind").format("csv"))).isEqualTo(VALUES);
    }

    @Test
    void featuresAreAllColumnsButThoseWithAnotherUse() throws IOException {
        Path file = write("wide.csv", "id,b,kind,note,a\n2,1,x,hello,3\n10,2,y,,4\n");
        try (TrainingData data = read(new PlanOf(file, "kind")
                .rowId("id")
                .exclude("note")
                .testFraction(0)
                .plan())) {
            assertThat(data.problem().features()).containsExactly("b", "a");
            assertThat(data.problem().label()).isEqualTo("kind");
        }
        assertThat(values(new PlanOf(file, "kind").features("a"))).containsExactly(3, 4);
    }

    @Test
    void rowIdsOrderAsIntegersOrElseAsTexts() throws IOException {
        Path integers = write("integers.csv", "id,a,kind\n10,1,x\n9,2,y\n-3,3,x\n12345678901234567890,4,y\n");
        assertThat(values(new PlanOf(integers, "kind").rowId("id"))).containsExactly(3, 2, 1, 4);
        Path texts = write("texts.csv", "id,a,kind\n10,1,x\n9,2,y\n\ud83d\ude00,3,x\n\uffee,4,y\n");
        assertThat(values(new PlanOf(texts, "kind").rowId("id"))).containsExactly(1, 2, 4, 3);
    }

    private void assertValues(Path path) {
        assertThat(values(new PlanOf(path, "kind").features("a", "b")))
                .as("%s", path)
                .isEqualTo(VALUES);
    }

    private double[] values(PlanOf plan) {
        try (TrainingData data = read(plan.raw().testFraction(0).plan());
                Split split = data.split(1, 1, 1)) {
            List<Block> blocks = split.training().collect();
            assertThat(blocks).hasSize(1);
            return blocks.get(0).values();
        }
    }

    private TrainingData read(DataPlan plan) {
        return TrainingData.read(context, session, plan);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
