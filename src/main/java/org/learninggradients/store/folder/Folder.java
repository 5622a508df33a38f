package org.learninggradients.store.folder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** A folder on one of Hadoop's file systems. Names are relative to the folder. Every failure is a StoreException that names the path. */
public final class Folder implements AutoCloseable {
    private final Path root;
    private final Configuration configuration;
    private final FileSystem files;

    private interface Action<T> {
        T run() throws IOException;
    }

    /** Reads a value from a file's bytes. */
    public interface Reader<T> {
        public T read(InputStream in) throws IOException;
    }

    public Folder(String path, Configuration configuration) {
        this.configuration = configuration;
        this.files = orFail("open", path, () -> FileSystem.newInstance(new Path(path).toUri(), configuration));
        this.root = files.makeQualified(new Path(path));
        files.setWriteChecksum(false);
    }

    /** The folder's path. */
    public Path path() {
        return root;
    }

    /** The path of a file in the folder. */
    public Path path(String name) {
        return name.isEmpty() ? root : new Path(root, name);
    }

    /** Hadoop's settings. */
    public Configuration configuration() {
        return configuration;
    }

    FileSystem files() {
        return files;
    }

    /** Whether a file or sub-folder of this name is there. */
    public boolean exists(String name) {
        return orFail("look at", name, () -> files.exists(path(name)));
    }

    /** Whether the folder holds nothing but staged files, or is not there at all. */
    public boolean isEmpty() {
        return orFail("list", "", () -> {
            try {
                return files.listStatus(root, path -> !path.getName().startsWith("_")).length == 0;
            } catch (FileNotFoundException e) {
                return true;
            }
        });
    }

    /** The size in bytes of each file in a sub-folder, in the order of names; empty when the sub-folder is not there. */
    public SortedMap<String, Long> sizes(String name) {
        return orFail("list", name, () -> {
            SortedMap<String, Long> sizes = new TreeMap<>();
            try {
                for (FileStatus status : files.listStatus(path(name))) {
                    sizes.put(status.getPath().getName(), status.getLen());
                }
            } catch (FileNotFoundException e) {
                return sizes;
            }
            return sizes;
        });
    }

    /** The time at which a file was written, in milliseconds of the file system's clock; empty when it is not there. */
    Optional<Long> written(String name) {
        return orFail("look at", name, () -> {
            try {
                return Optional.of(files.getFileStatus(path(name)).getModificationTime());
            } catch (FileNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** The time of the file system's clock, in milliseconds. */
    long now() {
        String name = "_clock-" + UUID.randomUUID();
        write(name, new byte[0]);
        long now = written(name).orElseThrow();
        delete(name);
        return now;
    }

    /** Makes the folder. Returns whether it is new. */
    public boolean make() {
        return orFail("create", "", () -> {
            boolean isNew = !files.exists(root);
            if (!files.mkdirs(root)) {
                throw new IOException("the folder could not be made");
            }
            return isNew;
        });
    }

    /** The bytes of a file. */
    public byte[] read(String name) {
        return reading(name, InputStream::readAllBytes);
    }

    /** The bytes of a file; empty when it is not there. */
    Optional<byte[]> readIfThere(String name) {
        return orFail("read", name, () -> {
            try (var in = files.open(path(name))) {
                return Optional.of(in.readAllBytes());
            } catch (FileNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** The value that a reader makes of a file. */
    public <T> T reading(String name, Reader<T> reader) {
        return orFail("read", name, () -> {
            try (var in = files.open(path(name))) {
                return reader.read(in);
            }
        });
    }

    /** Makes a file unless there is one of this name. Returns whether it did. */
    boolean create(String name, byte[] bytes) {
        return orFail("create", name, () -> {
            if (files instanceof LocalFileSystem local
                    && !local.pathToFile(path(name)).createNewFile()) {
                return false;
            }
            OutputStream out;
            try {
                out = files.create(path(name), files instanceof LocalFileSystem);
            } catch (FileAlreadyExistsException e) {
                return false;
            }
            try {
                fill(out, name, bytes);
            } catch (IOException e) {
                files.delete(path(name), false);
                throw e;
            }
            return true;
        });
    }

    /** Writes a file, over an earlier one. */
    public void write(String name, byte[] bytes) {
        orFail("write", name, () -> {
            fill(files.create(path(name), true), name, bytes);
            return true;
        });
    }

    private void fill(OutputStream file, String name, byte[] bytes) throws IOException {
        try (file) {
            file.write(bytes);
        }
        ensureArrived(name, bytes.length);
    }

    /** IOException unless a closed file has this many bytes: a file system may lose some without an error. */
    void ensureArrived(String name, long bytes) throws IOException {
        long arrived = files.getFileStatus(path(name)).getLen();
        if (arrived != bytes) {
            throw new IOException(arrived + " of " + bytes + " bytes have arrived");
        }
    }

    /** Gives a finished file its new name, which nothing has yet. */
    public void publish(String staged, String name) {
        orFail("rename " + path(staged) + " to", name, () -> {
            if (files.exists(path(name))) {
                throw new IOException("there is such a file already");
            }
            files.mkdirs(path(name).getParent());
            if (!files.rename(path(staged), path(name)) || !files.exists(path(name)) || files.exists(path(staged))) {
                throw new IOException("the rename did not take place");
            }
            return true;
        });
    }

    /** Replaces a file at once, by way of a staged one. */
    public void replace(String name, byte[] bytes) {
        replace(name, "_" + name, bytes);
    }

    /** Replaces a file at once, by way of this staged file. Processes that write at the same time use different names for it. */
    public void replace(String name, String staged, byte[] bytes) {
        write(staged, bytes);
        FailPoint.REPLACEMENT_STAGED.pass();
        orFail("replace", name, () -> {
            if (files instanceof LocalFileSystem) {
                files.rename(path(staged), path(name));
            } else {
                FileContext.getFileContext(root.toUri(), configuration)
                        .rename(path(staged), path(name), Rename.OVERWRITE);
            }
            if (files.exists(path(staged))) {
                throw new IOException("the rename did not take place");
            }
            return true;
        });
    }

    /** Deletes a file, or a sub-folder with all its files; nothing happens when it is not there. */
    public void delete(String name) {
        orFail("delete", name, () -> files.delete(path(name), true));
    }

    /** Deletes the folder if it is empty. */
    void deleteIfEmpty() {
        orFail("delete", "", () -> files.listStatus(root).length == 0 && files.delete(root, false));
    }

    @Override
    public void close() {
        orFail("close", "", () -> {
            files.close();
            return true;
        });
    }

    private <T> T orFail(String verb, String name, Action<T> action) {
        try {
            return action.run();
        } catch (IOException | IllegalArgumentException e) {
            String what = root == null ? name : name.isEmpty() ? root.toString() : root + "/" + name;
            throw new StoreException("cannot " + verb + " " + what + ": " + e.getMessage(), e);
        }
    }
}
