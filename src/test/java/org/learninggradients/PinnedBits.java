package org.learninggradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.learninggradients.learn.Numerics;
import org.learninggradients.text.Fingerprint;

/** Hashes of numbers that a version of {@link Numerics} stands for: a file of lines, each a name and the hash of its bits. */
public final class PinnedBits {
    private static final Path FOLDER = Path.of("src/test/resources/numerics");

    private PinnedBits() {}

    /** The hash of these numbers, bit by bit. */
    public static String hash(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        return Fingerprint.of(bytes.array()).substring(0, 16);
    }

    /** Compares these hashes by name with the file of the present number. */
    public static void assertPinned(String group, SortedMap<String, String> hashes) {
        String file = group + "-" + Numerics.NUMBER + ".txt";
        SortedMap<String, String> pinned = read(FOLDER.resolve(file));
        String lines = hashes.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("\n"));
        assertThat(hashes)
                .as(
                        "numerics %d stands for other bits. Either the change of bits is a mistake, or the number Numerics.NUMBER is"
                                + " to be raised, changes.md says what gives other numbers now, and %s/%s-%d.txt holds:%n%s%n",
                        Numerics.NUMBER, FOLDER, group, Numerics.NUMBER + 1, lines)
                .isEqualTo(pinned);
    }

    private static SortedMap<String, String> read(Path file) {
        SortedMap<String, String> hashes = new TreeMap<>();
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            lines.forEach(line ->
                    hashes.put(line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
