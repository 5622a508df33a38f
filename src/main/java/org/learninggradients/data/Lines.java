package org.learninggradients.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.LineRecordReader;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.jspecify.annotations.Nullable;

/** The lines that begin in a range of a file, without a byte order mark; compressed files are decompressed by their names. */
final class Lines implements Closeable {
    private final LineRecordReader reader = new LineRecordReader();

    Lines(Configuration configuration, String path, long start, long length) throws IOException {
        reader.initialize(
                new FileSplit(new Path(path), start, length, new String[0]),
                new TaskAttemptContextImpl(configuration, new TaskAttemptID()));
    }

    /** The first line of a file. CharacterCodingException where it is not UTF-8. */
    static @Nullable String first(Configuration configuration, String path) throws IOException {
        try (Lines lines = new Lines(configuration, path, 0, 1)) {
            return lines.advance() ? lines.line() : null;
        }
    }

    /** Goes to the next line, if there is one. */
    boolean advance() throws IOException {
        return reader.nextKeyValue();
    }

    /** The line. CharacterCodingException where it is not UTF-8. */
    String line() throws CharacterCodingException {
        Text line = reader.getCurrentValue();
        return Text.decode(line.getBytes(), 0, line.getLength(), false);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
