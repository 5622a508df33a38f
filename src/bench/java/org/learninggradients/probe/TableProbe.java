package org.learninggradients.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.learninggradients.math.RandomStream;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.StagedFile;
import org.learninggradients.store.table.Rows;
import org.learninggradients.store.table.Table;
import org.learninggradients.store.table.TableColumns;
import org.learninggradients.store.table.TableFile;

/** Writes the importance of 30 features after each of 40 epochs of many trials: in turn by TableFile and by Parquet's records. */
final class TableProbe {
    private static final int EPOCHS = 40;
    private static final int FEATURES = 30;
    private static final long EXAMPLES = 455;
    private static final String CONFIGURATION = "30-3-1 sigmoid adam 0.01 batch 32";
    private static final String ARCHITECTURE = "30-3-1";
    private static final String ACTIVATION = "sigmoid";
    private static final String METHOD = "learning-gradient";
    private static final String SIDE = "train";
    private static final double NANOS = 1e9;

    private final RandomStream stream = RandomStream.of(1);
    private final String[] features = new String[FEATURES];
    private final int[] indices = new int[FEATURES];
    private final double[][] numbers = new double[4][FEATURES];
    private final int[] ranks = new int[FEATURES];

    private TableProbe() {
        Arrays.setAll(features, k -> "feature number " + k);
        Arrays.setAll(indices, k -> k);
    }

    static Readings measure(Order order) {
        Readings readings = new Readings();
        int batches = order.number("trials") * EPOCHS;
        try (Folder folder = new Folder(order.text("parquet"), new Configuration())) {
            folder.make();
            for (int i = 0; i <= order.repetitions(); i++) {
                double ours = new TableProbe().columns(folder, batches);
                double peer = new TableProbe().records(folder, batches);
                if (i > 0) {
                    readings.add("ours", ours);
                    readings.add("peer", peer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readings;
    }

    private double columns(Folder folder, int batches) throws IOException {
        long start = System.nanoTime();
        try (TableFile file = new TableFile(Table.IMPORTANCE, new StagedFile(folder, "columns.parquet"))) {
            for (int batch = 0; batch < batches; batch++) {
                draw();
                file.add(rows(batch / EPOCHS, batch % EPOCHS + 1));
            }
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private Rows rows(int trial, int epoch) {
        return Table.IMPORTANCE
                .rows(FEATURES)
                .set(TableColumns.TRIAL, trial)
                .set(TableColumns.CONFIGURATION, CONFIGURATION)
                .set(TableColumns.ARCHITECTURE, ARCHITECTURE)
                .set(TableColumns.ACTIVATION, ACTIVATION)
                .set(TableColumns.SEED, (long) trial)
                .set(TableColumns.SPLIT_SEED, 1L)
                .set(TableColumns.EPOCH, epoch)
                .set(TableColumns.METHOD, METHOD)
                .set(TableColumns.SIDE, SIDE)
                .setEach(TableColumns.FEATURE, features)
                .setEach(TableColumns.FEATURE_INDEX, indices)
                .setEach(TableColumns.IMPORTANCE, numbers[0])
                .setEach(TableColumns.IMPORTANCE_BY_EXAMPLE, numbers[1])
                .setEach(TableColumns.MEAN_ABS, numbers[2])
                .setEach(TableColumns.MEAN_SIGNED, numbers[3])
                .setEach(TableColumns.RANK, ranks)
                .set(TableColumns.EXAMPLES, EXAMPLES)
                .set(TableColumns.ZERO_GRADIENT_EXAMPLES, 0L);
    }

    private double records(Folder folder, int batches) throws IOException {
        Binary[] texts = {text(CONFIGURATION), text(ARCHITECTURE), text(ACTIVATION), text(METHOD), text(SIDE)};
        Binary[] names = Arrays.stream(features).map(TableProbe::text).toArray(Binary[]::new);
        long start = System.nanoTime();
        try (ParquetWriter<Object[]> file =
                RecordFile.open(Table.IMPORTANCE, new StagedFile(folder, "records.parquet"))) {
            for (int batch = 0; batch < batches; batch++) {
                draw();
                for (int k = 0; k < FEATURES; k++) {
                    file.write(record(batch / EPOCHS, batch % EPOCHS + 1, k, texts, names));
                }
            }
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private Object[] record(int trial, int epoch, int k, Binary[] texts, Binary[] names) {
        return new Object[] {
            trial,
            texts[0],
            texts[1],
            texts[2],
            (long) trial,
            1L,
            epoch,
            texts[3],
            texts[4],
            names[k],
            indices[k],
            numbers[0][k],
            numbers[1][k],
            numbers[2][k],
            numbers[3][k],
            ranks[k],
            EXAMPLES,
            0L
        };
    }

    private static Binary text(String text) {
        return Binary.fromString(text);
    }

    private void draw() {
        for (double[] column : numbers) {
            Arrays.setAll(column, k -> stream.nextDouble());
        }
        Arrays.setAll(ranks, k -> 1 + Math.floorMod(stream.nextLong(), FEATURES));
    }
}
