package org.learninggradients.data.read.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.util.LineReader;

/**
 * The lines that begin in a range of a file. Lines end in a line feed, a carriage return or both; a byte order mark is no part of the
 * first line. The ending of the file's name says how a file is compressed, and a compressed file is one range. A line that is too long is
 * an error; Hadoop's own reader of ranges skips such lines.
 */
final class Lines implements Closeable {
    /** Bytes of a line at most, 64 MiB: room for millions of columns, and a bound for what a small archive unfolds to. */
    private static final int LONGEST = 64 << 20;

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final LineReader reader;
    private final Text line = new Text();
    private final long end;
    private long position;
    private boolean first;

    Lines(Configuration configuration, String path, long start, long length) throws IOException {
        Path file = new Path(path);
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
        FSDataInputStream in = file.getFileSystem(configuration).open(file);
        if (codec == null) {
            in.seek(start);
        }
        this.reader = new LineReader(codec == null ? in : decompressed(codec, in), configuration);
        this.end = codec == null ? start + length : Long.MAX_VALUE;
        this.position = start;
        if (start > 0) {
            next();
        }
    }

    /** Goes to the next line, if there is one. A line that begins right at the end of the range belongs to the range. */
    boolean advance() throws IOException {
        return position <= end && next();
    }

    private boolean next() throws IOException {
        long begin = position;
        first = begin == 0;
        try {
            position += reader.readLine(line, LONGEST + 1, LONGEST + 1);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
        if (line.getLength() > LONGEST) {
            throw new IOException("the line that begins at byte " + begin + " is longer than " + LONGEST + " bytes");
        }
        return position > begin;
    }

    private static InputStream decompressed(CompressionCodec codec, InputStream in) throws IOException {
        try {
            return codec.createInputStream(in);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    /** Hadoop's bzip2 decoder leaves the bounds of its arrays when bits are wrong. */
    private static IOException damaged(RuntimeException e) {
        return new IOException("it cannot be decompressed: " + e, e);
    }

    /** Whether the line looks like UTF-16: by its mark, or by a NUL beside every plain character. */
    boolean isUtf16() {
        byte[] bytes = line.getBytes();
        int length = line.getLength();
        int mark = length > 1 ? ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff) : 0;
        int nuls = 0;
        for (int i = 0; i < length; i++) {
            nuls += bytes[i] == 0 ? 1 : 0;
        }
        return mark == 0xfeff || mark == 0xfffe || (nuls > 0 && 3 * nuls >= length);
    }

    /** The text of the line. CharacterCodingException where the line is not UTF-8. */
    String line() throws CharacterCodingException {
        int start = first && startsWithMark() ? MARK.length : 0;
        return Text.decode(line.getBytes(), start, line.getLength() - start, false);
    }

    private boolean startsWithMark() {
        return line.getLength() >= MARK.length && Arrays.equals(line.getBytes(), 0, MARK.length, MARK, 0, MARK.length);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
