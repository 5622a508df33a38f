package org.learninggradients.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Generated rows in a folder of CSV files, the same in every run.
 *
 * @param folder parent folder of generated tables
 * @param rows number of rows
 * @param features number of features
 * @param hidden hidden units of the network that learns the rows
 * @param classes number of classes
 */
record GeneratedRows(Path folder, int rows, int features, int hidden, int classes) {
    private static final int FILES = 16;

    /** The rows that an order asks for by {@code rows} and {@code layers}, such as 30-16-2. */
    static GeneratedRows of(Order order) {
        return of(order.rowsFolder(), order.number("rows"), order.text("layers"));
    }

    static GeneratedRows of(Path folder, int rows, String layers) {
        String[] sizes = layers.split("-", 3);
        return new GeneratedRows(
                folder, rows, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    }

    /** Writes the files and returns their folder. */
    static Readings write(Order order) {
        Readings readings = new Readings();
        readings.fact("table", of(order).table());
        return readings;
    }

    /** The layers: features, hidden units, classes. */
    int[] layers() {
        return new int[] {features, hidden, classes};
    }

    /** The settings of a plan that trains on the written rows. */
    List<String> settings() {
        return List.of("data.path=" + table(), "network.hidden=[[" + hidden + "]]");
    }

    /** The folder of the files; writes those that are missing. */
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
