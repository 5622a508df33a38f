package org.learninggradients.probe;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.learninggradients.math.RandomStream;

/**
 * Writes CSV rows, each a function of its number: features uniform with variance 1, in steps of 1e-4; the label is the number of the
 * largest of the first features.
 */
final class RowWriter {
    /** √3 in steps of 1e-4: the bound of a uniform variable with variance 1. */
    private static final double BOUND = 17_320;

    private static final int STEPS = 10_000;

    private final int features;
    private final int classes;

    RowWriter(int features, int classes) {
        this.features = features;
        this.classes = classes;
    }

    /** Writes a header and the rows {@code first} to {@code end} − 1. */
    void write(Path file, long first, long end) throws IOException {
        String header =
                IntStream.range(0, features).mapToObj(feature -> "f" + feature).collect(Collectors.joining(","));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write((header + ",label\n").getBytes(StandardCharsets.UTF_8));
            for (long row = first; row < end; row++) {
                write(RandomStream.of(row), out);
            }
        }
    }

    private void write(RandomStream stream, OutputStream out) throws IOException {
        int label = 0;
        int largest = Integer.MIN_VALUE;
        for (int feature = 0; feature < features; feature++) {
            int value = (int) stream.nextUniform(BOUND);
            if (feature < classes && value > largest) {
                largest = value;
                label = feature;
            }
            write(value, out);
            out.write(',');
        }
        out.write('0' + label);
        out.write('\n');
    }

    private static void write(int steps, OutputStream out) throws IOException {
        if (steps < 0) {
            out.write('-');
        }
        int size = Math.abs(steps);
        out.write('0' + size / STEPS);
        out.write('.');
        for (int unit = STEPS / 10; unit > 0; unit /= 10) {
            out.write('0' + size / unit % 10);
        }
    }
}
