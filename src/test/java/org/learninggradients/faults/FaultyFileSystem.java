package org.learninggradients.faults;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local files under {@code faulty:///}, of a file system that at some operation fails, or says that it has done what it has not. */
public final class FaultyFileSystem extends RawLocalFileSystem {
    /** Shorter writes are gathered to so many bytes, as file systems do. */
    private static final int GATHERED = 512;

    private static final URI ROOT = URI.create("faulty:///");

    /** What goes wrong. */
    public enum Kind {
        CREATE_FAILS,
        /** The file is not there, and takes all that is written. */
        CREATE_LIES,
        WRITE_FAILS,
        /** The bytes are lost. */
        WRITE_LIES,
        CLOSE_FAILS,
        /** Half of the file is lost. */
        CLOSE_LIES,
        RENAME_FAILS,
        RENAME_RETURNS_FALSE,
        /** Nothing is renamed. */
        RENAME_LIES,
        OPEN_FAILS,
        /** The file can be opened, and no more. */
        READ_FAILS
    }

    private record Order(Kind kind, int number, boolean isLasting) {}

    private static final AtomicInteger PASSED = new AtomicInteger();
    private static final Order NONE = new Order(Kind.CREATE_FAILS, 0, false);
    private static volatile Order order = NONE;

    /** Settings of Spark under which its Hadoop knows the scheme. */
    public static Map<String, String> settings() {
        return Map.of(
                "spark.hadoop.fs.faulty.impl", FaultyFileSystem.class.getName(),
                "spark.hadoop.fs.AbstractFileSystem.faulty.impl", Context.class.getName());
    }

    /** Where a local path is on this file system. */
    public static String path(java.nio.file.Path local) {
        return ROOT + local.toString().substring(1);
    }

    /** From now on the n-th operation of this kind goes wrong, from 1; once, or so does every later one. */
    public static void fail(Kind kind, int number, boolean isLasting) {
        PASSED.set(0);
        order = new Order(kind, number, isLasting);
    }

    /** Nothing goes wrong any more. Whether anything did. */
    public static boolean heal() {
        boolean hasStruck = order.number > 0 && PASSED.get() >= order.number;
        order = NONE;
        return hasStruck;
    }

    /** Whether this operation goes wrong. A lock's heartbeats, which come when they come, are not counted. */
    private static boolean strikes(Kind kind) {
        Order current = order;
        if (kind != current.kind || "heartbeat".equals(Thread.currentThread().getName())) {
            return false;
        }
        int passed = PASSED.incrementAndGet();
        return current.isLasting ? passed >= current.number : passed == current.number;
    }

    private static void failAt(Kind kind) throws IOException {
        if (strikes(kind)) {
            throw new IOException(kind == Kind.WRITE_FAILS ? "No space left on device" : "Input/output error");
        }
    }

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public String getScheme() {
        return ROOT.getScheme();
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        failAt(Kind.CREATE_FAILS);
        OutputStream file = strikes(Kind.CREATE_LIES)
                ? OutputStream.nullOutputStream()
                : new BufferedOutputStream(
                        new FaultyStream(
                                super.create(path, overwrite, bufferSize, replication, blockSize, progress), path),
                        GATHERED);
        return new FSDataOutputStream(file, null);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        failAt(Kind.OPEN_FAILS);
        return strikes(Kind.READ_FAILS) ? new FSDataInputStream(new Unreadable()) : super.open(path, bufferSize);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        failAt(Kind.RENAME_FAILS);
        if (strikes(Kind.RENAME_RETURNS_FALSE)) {
            return false;
        }
        return strikes(Kind.RENAME_LIES) || super.rename(from, to);
    }

    private static final class Unreadable extends FSInputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public int read(byte[] bytes, int start, int count) throws IOException {
            return read();
        }

        @Override
        public void seek(long position) {}

        @Override
        public long getPos() {
            return 0;
        }

        @Override
        public boolean seekToNewSource(long position) {
            return false;
        }
    }

    private final class FaultyStream extends FilterOutputStream {
        private final Path path;
        private boolean closed;

        FaultyStream(OutputStream file, Path path) {
            super(file);
            this.path = path;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int count) throws IOException {
            failAt(Kind.WRITE_FAILS);
            if (!strikes(Kind.WRITE_LIES)) {
                out.write(bytes, start, count);
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            out.close();
            failAt(Kind.CLOSE_FAILS);
            if (strikes(Kind.CLOSE_LIES)) {
                try (RandomAccessFile file = new RandomAccessFile(pathToFile(path), "rw")) {
                    file.setLength(file.length() / 2);
                }
            }
        }
    }

    /** The same for Hadoop's newer interface, whose rename replaces a file at once. */
    public static final class Context extends DelegateToFileSystem {
        /** Called by Hadoop. */
        public Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, new FaultyFileSystem(), configuration, ROOT.getScheme(), false);
        }

        @Override
        public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
            if (!fsImpl.rename(from, to)) {
                throw new IOException("rename returned false");
            }
        }
    }
}
