package org.learninggradients.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.math.RandomStream;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.StagedFile;

/** What is written is what Parquet's own reader reads, over pages and row groups. */
class TableFileIT {
    private static final String FILE = "table.parquet";

    @TempDir
    Path path;

    private Folder folder = new Folder("/", new Configuration());

    @BeforeEach
    void open() {
        folder.close();
        folder = new Folder(path.toString(), new Configuration());
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void everyKindOfColumnKeepsItsValuesAndItsAbsences() throws IOException {
        try (TableFile file = file(Table.FEATURES)) {
            for (int i = 0; i < 50_001; i++) {
                file.add(row(Table.FEATURES, feature(i)));
            }
            assertThat(file.rows()).isEqualTo(50_001);
        }
        assertRows(Table.FEATURES, 50_001, TableFileIT::feature);
    }

    @Test
    void aValueForManyRowsIsThatOfEachAndAnArrayHasOneForEach() throws IOException {
        int rows = 30_000;
        int[] numbers = new int[rows];
        double[] correlations = new double[rows];
        String[] names = new String[rows];
        Arrays.setAll(numbers, i -> i * 7 % 1000);
        Arrays.setAll(correlations, i -> i % 3 == 0 ? Double.NaN : i / 8.0);
        Arrays.setAll(names, i -> i % 5 == 0 ? null : "feature " + i % 11);
        try (TableFile file = file(Table.CORRELATIONS)) {
            file.add(Table.CORRELATIONS
                    .rows(rows)
                    .set(TableColumns.SPLIT_SEED, 1L)
                    .set(TableColumns.FEATURE, "one")
                    .absent(List.of(TableColumns.FEATURE_INDEX))
                    .setEach(TableColumns.OTHER_FEATURE, names)
                    .setEach(TableColumns.OTHER_FEATURE_INDEX, numbers)
                    .setEach(TableColumns.CORRELATION, correlations));
            file.add(row(Table.CORRELATIONS, 2L, "two", 3, "four", 5, 6.0));
        }
        assertRows(
                Table.CORRELATIONS,
                rows + 1,
                i -> i == rows
                        ? new Object[] {2L, "two", 3, "four", 5, 6.0}
                        : new Object[] {1L, "one", null, names[i], numbers[i], i % 3 == 0 ? null : correlations[i]});
    }

    @Test
    void largeValuesBeginNewRowGroups() throws IOException {
        RandomStream stream = RandomStream.of(1);
        List<byte[]> networks = new ArrayList<>();
        try (TableFile file = file(Table.NETWORKS)) {
            for (int i = 0; i < 40; i++) {
                byte[] network = new byte[1 << 20];
                for (int at = 0; at < network.length; at++) {
                    network[at] = (byte) stream.nextLong();
                }
                networks.add(network);
                file.add(row(Table.NETWORKS, i, 7, network));
            }
        }
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(folder.path(FILE), folder.configuration()))) {
            assertThat(reader.getRowGroups()).hasSizeBetween(2, 4);
        }
        assertRows(Table.NETWORKS, 40, i -> new Object[] {i, 7, networks.get(i)});
    }

    @Test
    void aFilterFindsItsRowsByTheStatisticsOfPages() throws IOException {
        try (TableFile file = file(Table.CORRELATIONS)) {
            for (int i = 0; i < 100_000; i++) {
                file.add(row(Table.CORRELATIONS, (long) i, "x", null, "y", 0, i / 2.0));
            }
        }
        assertThat(filtered(FilterCompat.get(FilterApi.eq(FilterApi.longColumn("split_seed"), 70_000L))))
                .containsExactly(70_000L);
        assertThat(filtered(FilterCompat.get(FilterApi.gt(FilterApi.doubleColumn("correlation"), 49_998.9))))
                .containsExactly(99_998L, 99_999L);
        assertThat(filtered(FilterCompat.get(FilterApi.eq(FilterApi.binaryColumn("feature"), text("z")))))
                .isEmpty();
        assertThat(filtered(FilterCompat.get(FilterApi.notEq(FilterApi.intColumn("feature_index"), null))))
                .isEmpty();
    }

    @Test
    void aTableWithoutRowsIsAFileWithoutRows() throws IOException {
        file(Table.METRICS).close();
        assertRows(Table.METRICS, 0, i -> new Object[0]);
    }

    /** Constant over pages, runs, cycles, numbers and truth values; each now and then absent, one over a page and a half. */
    private static Object[] feature(int i) {
        return new Object[] {
            i % 50 == 0 ? null : Long.MIN_VALUE + i / 30,
            i % 7 == 0 ? null : "ä feature " + i % 30,
            i < 30_000 ? null : i % 30,
            i % 9 == 0 ? null : 1.0 / i,
            -0.0,
            i == 3 ? null : Double.MIN_VALUE,
            null,
            i % 4 == 0 ? null : i % 3 == 0
        };
    }

    /** A row of these values, in the order of the table's columns. */
    @SuppressWarnings("unchecked") // the value is of its column's kind
    private static Rows row(Table table, @Nullable Object... values) {
        Rows row = table.row();
        for (int k = 0; k < values.length; k++) {
            row.set((Column<Object>) table.columns().get(k), values[k]);
        }
        return row;
    }

    private TableFile file(Table table) throws IOException {
        return new TableFile(table, new StagedFile(folder, FILE));
    }

    private ParquetReader<Group> reader(FilterCompat.Filter filter) throws IOException {
        return ParquetReader.builder(new GroupReadSupport(), folder.path(FILE))
                .withFilter(filter)
                .build();
    }

    private List<Long> filtered(FilterCompat.Filter filter) throws IOException {
        List<Long> found = new ArrayList<>();
        try (ParquetReader<Group> reader = reader(filter)) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                found.add(row.getLong("split_seed", 0));
            }
        }
        return found;
    }

    private void assertRows(Table table, int count, IntFunction<Object[]> expected) throws IOException {
        try (ParquetReader<Group> reader = reader(FilterCompat.NOOP)) {
            for (int i = 0; i < count; i++) {
                Group row = reader.read();
                Object[] values = new Object[table.columns().size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = row.getFieldRepetitionCount(k) == 0
                            ? null
                            : value(table.columns().get(k), row, k);
                }
                assertThat(values).as("row %d", i).isEqualTo(expected.apply(i));
            }
            assertThat(reader.read()).isNull();
        }
    }

    private static Object value(Column<?> column, Group row, int k) {
        return switch (column.kind()) {
            case INT -> row.getInteger(k, 0);
            case BIGINT -> row.getLong(k, 0);
            case DOUBLE -> row.getDouble(k, 0);
            case BOOLEAN -> row.getBoolean(k, 0);
            case STRING -> row.getString(k, 0);
            case BINARY -> row.getBinary(k, 0).getBytes();
        };
    }

    private static Binary text(String text) {
        return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
