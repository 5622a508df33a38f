package org.learninggradients;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.math.RandomStream;

/** Damages files as bytes, and as what they are made of: numbers, words, repeated parts. */
final class Mutations {
    private static final int MOST_EDITS = 4;
    private static final int LARGEST = 1 << 14;

    private static final long[] SIZES = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        65_535,
        65_536,
        1 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "-0",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775808",
            "1e308",
            "-1e309",
            "1e-320",
            "NaN",
            "Infinity",
            "1e999999999",
            "1e-999999999",
            "0.1e",
            "9".repeat(400),
            "0x7fffffff",
            "1_0",
            "\u0661");

    private final List<byte[]> seeds;
    private final List<String> tokens;

    Mutations(List<byte[]> seeds, List<String> tokens) {
        this.seeds = List.copyOf(seeds);
        this.tokens = List.copyOf(tokens);
    }

    /** A damaged file: a function of the stream. */
    byte[] next(RandomStream stream) {
        byte[] file = any(seeds, stream);
        for (int edits = 1 + below(MOST_EDITS, stream); edits > 0; edits--) {
            file = edited(file, stream);
        }
        return file;
    }

    private byte[] edited(byte[] file, RandomStream stream) {
        int start = below(file.length + 1, stream);
        int end = start + below(Math.min(file.length - start, 64) + 1, stream);
        return switch (below(10, stream)) {
            case 0 -> flipped(file, stream);
            case 1 -> replaced(file, start, Math.min(start + 1, file.length), new byte[] {(byte) stream.nextLong()});
            case 2 -> Arrays.copyOf(file, start);
            case 3 -> replaced(file, start, end, new byte[0]);
            case 4 -> replaced(file, end, end, repeated(Arrays.copyOfRange(file, start, end), stream));
            case 5 -> spliced(file, start, stream);
            case 6 -> replaced(file, start, start, token(stream));
            case 7 -> replaced(file, start, end, token(stream));
            case 8 -> resized(file, start, stream);
            default -> renumbered(file, start, stream);
        };
    }

    private static byte[] flipped(byte[] file, RandomStream stream) {
        byte[] flipped = file.clone();
        if (file.length > 0) {
            flipped[below(file.length, stream)] ^= (byte) (1 << below(8, stream));
        }
        return flipped;
    }

    private static byte[] repeated(byte[] part, RandomStream stream) {
        int most = part.length == 0 ? 0 : LARGEST / part.length;
        int times = Math.min(most, 1 << below(18, stream));
        byte[] repeated = new byte[times * part.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = part[i % part.length];
        }
        return repeated;
    }

    private byte[] spliced(byte[] file, int start, RandomStream stream) {
        byte[] other = any(seeds, stream);
        return replaced(
                file, start, file.length, Arrays.copyOfRange(other, below(other.length + 1, stream), other.length));
    }

    private byte[] token(RandomStream stream) {
        return any(tokens, stream).getBytes(StandardCharsets.UTF_8);
    }

    /** A size in binary, in either order of bytes or in base 128, in the place of what is there. */
    private static byte[] resized(byte[] file, int start, RandomStream stream) {
        long size = SIZES[below(SIZES.length, stream)];
        int width = 1 << below(4, stream);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        byte[] value = switch (below(3, stream)) {
            case 0 ->
                Arrays.copyOf(bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(size).array(), width);
            case 1 -> Arrays.copyOfRange(bytes.putLong(size).array(), Long.BYTES - width, Long.BYTES);
            default -> base128(size);
        };
        return replaced(file, start, Math.min(start + value.length, file.length), value);
    }

    private static byte[] base128(long size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = size;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    /** Another number in the place of the first digits after the start. */
    private static byte[] renumbered(byte[] file, int start, RandomStream stream) {
        int from = start;
        while (from < file.length && !isDigit(file[from])) {
            from++;
        }
        int to = from;
        while (to < file.length && isDigit(file[to])) {
            to++;
        }
        return replaced(file, from, to, any(NUMBERS, stream).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static byte[] replaced(byte[] file, int start, int end, byte[] part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, start);
        bytes.writeBytes(part);
        bytes.write(file, end, file.length - end);
        return bytes.toByteArray();
    }

    private static <T> T any(List<T> values, RandomStream stream) {
        return values.get(below(values.size(), stream));
    }

    private static int below(int bound, RandomStream stream) {
        return (int) Math.floorMod(stream.nextLong(), (long) bound);
    }
}
