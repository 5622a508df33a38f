package org.learninggradients.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A CSV table of the {@code attribute} command.
 *
 * @param header its columns
 * @param lines of cells, in the order of rows, methods and features
 * @param files that have rows
 */
record AttributedTable(List<String> header, List<List<String>> lines, int files) {
    /** All lines of a folder of CSV files. */
    static AttributedTable read(Path folder) {
        List<List<String>> lines = new ArrayList<>();
        List<String> header = List.of();
        int files = 0;
        for (Path file : parts(folder)) {
            List<List<String>> cells = cells(file);
            if (cells.size() > 1) {
                header = cells.get(0);
                lines.addAll(cells.subList(1, cells.size()));
                files++;
            }
        }
        int index = header.indexOf("feature_index");
        lines.sort(Comparator.comparingLong((List<String> line) -> Long.parseLong(line.get(0)))
                .thenComparing(line -> line.get(1))
                .thenComparingInt(line -> index < 0 ? 0 : Integer.parseInt(line.get(index))));
        return new AttributedTable(header, lines, files);
    }

    /** A column of the lines of one method; NaN where there is nothing. */
    double[] numbers(String method, String column) {
        int index = header.indexOf(column);
        return lines.stream()
                .filter(line -> line.get(1).equals(method))
                .mapToDouble(line -> line.get(index).isEmpty() ? Double.NaN : Double.parseDouble(line.get(index)))
                .toArray();
    }

    private static List<Path> parts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> cells(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
