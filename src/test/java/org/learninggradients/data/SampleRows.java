package org.learninggradients.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.math.RandomStream;

/** Rows made up for tests: id, three features of unlike size, a class and a number as labels. */
final class SampleRows {
    static final List<String> HEADER = List.of("id", "a", "b`.x", "c", "kind", "target");

    private static final List<String> KINDS = List.of("oak", "elm", "ash");

    private SampleRows() {}

    /** So many rows, the same every time. Ids are distinct and in no order. */
    static List<List<String>> of(int count) {
        RandomStream stream = RandomStream.of(5);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            double a = stream.nextGaussian();
            rows.add(List.of(
                    Integer.toString(row * 7919 % 10_007),
                    Double.toString(a),
                    Double.toString(1e6 * stream.nextDouble() + 1e9),
                    Double.toString(a * 1e-3 + 1e-3 * stream.nextGaussian()),
                    KINDS.get((int) (stream.nextDouble() * 2.5)),
                    Double.toString(3 * a + stream.nextGaussian())));
        }
        return rows;
    }

    /** Writes rows with the columns in this order. */
    static Path write(Path file, List<List<String>> rows, int... order) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(HEADER, order));
        rows.forEach(row -> lines.add(line(row, order)));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String line(List<String> cells, int[] order) {
        return String.join(",", Arrays.stream(order).mapToObj(cells::get).toList());
    }
}
