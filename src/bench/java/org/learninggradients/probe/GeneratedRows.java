package org.learninggradients.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up rows as a folder of CSV files, the same every time.
 *
 * @param folder where tables are kept
 * @param rows how many
 * @param features of a row
 * @param hidden units of the network that learns them
 * @param classes of the label
 */
record GeneratedRows(Path folder, int rows, int features, int hidden, int classes) {
    private static final int FILES = 16;

    /** As a probe is told: {@code rows}, {@code layers} as in 30-16-2. */
    static GeneratedRows of(Order order) {
        return of(order.rowsFolder(), order.number("rows"), order.text("layers"));
    }

    static GeneratedRows of(Path folder, int rows, String layers) {
        String[] sizes = layers.split("-", 3);
        return new GeneratedRows(
                folder, rows, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    }

    /** Writes them and says where. */
    static Readings write(Order order) {
        Readings readings = new Readings();
        readings.fact("table", of(order).table());
        return readings;
    }

    /** Features, hidden units, classes. */
    int[] layers() {
        return new int[] {features, hidden, classes};
    }

    /** The settings of a plan for them, once they are written. */
    List<String> settings() {
        return List.of("data.path=" + table(), "network.hidden=[[" + hidden + "]]");
    }

    /** The folder of the files, each written where it is not there yet. */
    Path table() {
        Path table = folder.resolve(rows + "x" + features + "x" + classes);
        try {
            Files.createDirectories(table);
        } catch (IOException e) {
            throw new UncheckedIOException(table + " cannot be made", e);
        }
        IntStream.range(0, FILES)
                .parallel()
                .forEach(file -> write(table.resolve(String.format("rows-%02d.csv", file)), file));
        return table;
    }

    private void write(Path file, int number) {
        if (Files.exists(file)) {
            return;
        }
        long first = (long) number * rows / FILES;
        long end = (number + 1L) * rows / FILES;
        Path unfinished = file.resolveSibling("_" + file.getFileName());
        try {
            new RowWriter(features, classes).write(unfinished, first, end);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
