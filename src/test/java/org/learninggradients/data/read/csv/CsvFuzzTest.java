package org.learninggradients.data.read.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.Fuzzer;
import org.learninggradients.data.PlanOf;
import org.learninggradients.data.encode.LabelEncoding;
import org.learninggradients.data.read.ChunkSummary;
import org.learninggradients.data.read.ColumnChoice;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.InputFiles;
import org.learninggradients.data.read.RowDigest;
import org.learninggradients.data.read.cell.BadCells;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;

/** Whatever a file holds, it gives the same rows or the same refusal however it is cut. */
class CsvFuzzTest {
    private static final byte[] ROWS = "a,\"b, in \"\"mm\"\"\",id,y\n1,-2.5,7,x\n\n.5,1e3,8,y\r\n-0,7,9,\"x\"\r4,8,10,y"
            .getBytes(StandardCharsets.UTF_8);

    private static final byte[] NUMBERS = "\ufeffy,a\n0,1\n1,2\n0,3\n1,4.25e-3\n".getBytes(StandardCharsets.UTF_8);

    private static final List<String> TOKENS = List.of(
            ",",
            "\"",
            "\"\"",
            "\n",
            "\r",
            "\r\n",
            "\u0000",
            "\ufeff",
            "\u202e",
            "\u2028",
            " ",
            "\t",
            "y",
            "a",
            "NaN",
            "1e400",
            "0x1p3",
            "1d",
            "'",
            "=1+1",
            "\ud83e\udd89");

    private static final List<Class<? extends Exception>> REFUSALS =
            List.of(DataException.class, PlanException.class, UncheckedIOException.class);

    private static final Configuration CONFIGURATION = new Configuration(false);

    static {
        CONFIGURATION.set("fs.file.impl", RawLocalFileSystem.class.getName());
        CONFIGURATION.setInt("io.file.buffer.size", 512);
    }

    @TempDir
    Path folder;

    @Test
    void aDamagedFileIsRefusedOrRead() throws Exception {
        fuzz("rows.csv", List.of(ROWS, NUMBERS));
    }

    @Test
    void aDamagedGzipFileIsRefusedOrRead() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(ROWS);
        }
        fuzz("rows.csv.gz", List.of(bytes.toByteArray()));
    }

    @Test
    void aDamagedBzip2FileIsRefusedOrRead() throws Exception {
        BZip2Codec codec = new BZip2Codec();
        codec.setConf(CONFIGURATION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = codec.createOutputStream(bytes)) {
            zip.write(ROWS);
        }
        fuzz("rows.csv.bz2", List.of(bytes.toByteArray()));
    }

    private void fuzz(String name, List<byte[]> seeds) throws Exception {
        Path file = folder.resolve(name);
        DataPlan plan = new PlanOf(file, "y").plan();
        new Fuzzer(name, seeds, TOKENS, REFUSALS).check(bytes -> {
            Files.write(file, bytes);
            assertThat(read(plan, new Cuts(7 + bytes.length / 2, 0, 4)))
                    .as("in short ranges")
                    .isEqualTo(read(plan, Cuts.USUAL));
        });
    }

    /** What the rows come to, as a data set reads them. */
    private static String read(DataPlan plan, Cuts cuts) {
        InputFiles files = InputFiles.list(CONFIGURATION, plan.path());
        ByteRanges ranges = ByteRanges.of(files.files(), CONFIGURATION, cuts);
        List<String> header = CsvSource.firstHeader(CONFIGURATION, files);
        InputColumns columns = new ColumnChoice(header, plan.path()).forTraining(plan);
        RowDigest digest = new RowDigest();
        long rows = 0;
        BadCells bad = new BadCells();
        List<LabelCounts> labels = new ArrayList<>();
        for (int range = 0; range < ranges.count(); range++) {
            CsvRange chunks = new CsvRange(CONFIGURATION, ranges, range, columns, cuts);
            while (chunks.hasNext()) {
                ChunkSummary chunk = ChunkSummary.of(chunks.next());
                digest.append(chunk.digest);
                bad.addAll(chunk.bad);
                rows += chunk.rows;
                labels.add(chunk.labels);
            }
        }
        if (rows == 0) {
            throw new DataException("no rows");
        }
        LabelEncoding encoding = LabelEncoding.of(LabelCounts.merged(labels), plan.task(), plan.label());
        return digest.fingerprint(columns) + " " + bad.count() + " " + encoding.classes();
    }
}
