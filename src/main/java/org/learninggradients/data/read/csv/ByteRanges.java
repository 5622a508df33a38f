package org.learninggradients.data.read.csv;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.learninggradients.data.read.Cuts;

/** Ranges of bytes of the input's files, numbered in row order, and which task reads which. Wire form. */
public final class ByteRanges implements Serializable {
    private final String[] paths;
    private final int[] files;
    private final long[] starts;
    private final long[] lengths;
    private final int[] taskStarts;

    private ByteRanges(String[] paths, int[] files, long[] starts, long[] lengths, int[] taskStarts) {
        this.paths = paths;
        this.files = files;
        this.starts = starts;
        this.lengths = lengths;
        this.taskStarts = taskStarts;
    }

    /** Cuts files into ranges. Compressed files stay whole; small ranges are gathered into tasks. */
    static ByteRanges of(List<FileStatus> files, Configuration configuration, Cuts cuts) {
        CompressionCodecFactory codecs = new CompressionCodecFactory(configuration);
        List<long[]> ranges = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            long size = files.get(file).getLen();
            boolean whole = codecs.getCodec(files.get(file).getPath()) != null;
            long step = whole ? Math.max(1, size) : cuts.rangeBytes();
            long start = 0;
            do {
                ranges.add(new long[] {file, start, Math.min(step, size - start)});
                start += step;
            } while (start < size);
        }
        return new ByteRanges(
                files.stream().map(file -> file.getPath().toString()).toArray(String[]::new),
                ranges.stream().mapToInt(range -> (int) range[0]).toArray(),
                ranges.stream().mapToLong(range -> range[1]).toArray(),
                ranges.stream().mapToLong(range -> range[2]).toArray(),
                taskStarts(ranges, cuts));
    }

    private static int[] taskStarts(List<long[]> ranges, Cuts cuts) {
        int[] starts = new int[ranges.size() + 1];
        int tasks = 0;
        long room = 0;
        for (int i = 0; i < ranges.size(); i++) {
            room -= ranges.get(i)[2] + cuts.fileBytes();
            if (i == 0 || room < 0) {
                starts[tasks++] = i;
                room = cuts.rangeBytes() - ranges.get(i)[2] - cuts.fileBytes();
            }
        }
        starts[tasks] = ranges.size();
        return Arrays.copyOf(starts, tasks + 1);
    }

    /** The number of ranges. */
    int count() {
        return files.length;
    }

    /** The number of tasks that read them. */
    int tasks() {
        return taskStarts.length - 1;
    }

    /** The first range of a task; the next task's first comes after its last. */
    int taskStart(int task) {
        return taskStarts[task];
    }

    /** The number of a range's file. */
    int file(int range) {
        return files[range];
    }

    /** The path of a range's file. */
    String path(int range) {
        return paths[files[range]];
    }

    /** The first byte of a range. */
    long start(int range) {
        return starts[range];
    }

    /** The bytes of a range. */
    long length(int range) {
        return lengths[range];
    }
}
