package org.learninggradients.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** A folder on one of Hadoop's file systems. Names are relative to it. Every failure is a StoreException that names the path. */
final class Folder implements AutoCloseable {
    private final Path root;
    private final Configuration configuration;
    private final FileSystem files;

    private interface Action<T> {
        T run() throws IOException;
    }

    Folder(String path, Configuration configuration) {
        this.configuration = configuration;
        this.files = orFail("open", path, () -> FileSystem.newInstance(new Path(path).toUri(), configuration));
        this.root = files.makeQualified(new Path(path));
        files.setWriteChecksum(false);
    }

    /** Where it is. */
    Path path() {
        return root;
    }

    Path path(String name) {
        return new Path(root, name);
    }

    Configuration configuration() {
        return configuration;
    }

    FileSystem files() {
        return files;
    }

    boolean exists(String name) {
        return orFail("look at", name, () -> files.exists(path(name)));
    }

    /** Whether nothing but what is staged is in it, or it is not there at all. */
    boolean isEmpty() {
        return orFail("list", "", () -> {
            try {
                return files.listStatus(root, path -> !path.getName().startsWith("_")).length == 0;
            } catch (FileNotFoundException e) {
                return true;
            }
        });
    }

    /** Names of the files in a sub-folder, in order; none when it is not there. */
    List<String> list(String folder) {
        return orFail("list", folder, () -> {
            List<String> names = new ArrayList<>();
            if (files.exists(path(folder))) {
                for (FileStatus status : files.listStatus(path(folder))) {
                    names.add(status.getPath().getName());
                }
            }
            names.sort(null);
            return names;
        });
    }

    void makeFolder(String name) {
        orFail("create", name, () -> {
            if (!files.mkdirs(path(name))) {
                throw new IOException("the folder could not be made");
            }
            return true;
        });
    }

    byte[] read(String name) {
        return orFail("read", name, () -> {
            try (var in = files.open(path(name))) {
                return in.readAllBytes();
            }
        });
    }

    void write(String name, byte[] bytes) {
        orFail("write", name, () -> {
            try (var out = files.create(path(name), true)) {
                out.write(bytes);
            }
            return true;
        });
    }

    /** Gives a finished file its new name, which nothing has yet. */
    void publish(String staged, String name) {
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

    /** Puts a new file in the place of the old one, if there is one, at once. */
    void replace(String name, byte[] bytes) {
        String staged = "_" + name;
        write(staged, bytes);
        orFail("replace", name, () -> {
            if (files instanceof LocalFileSystem) {
                if (!files.rename(path(staged), path(name))) {
                    throw new IOException("the rename did not take place");
                }
            } else {
                FileContext.getFileContext(root.toUri(), configuration)
                        .rename(path(staged), path(name), Rename.OVERWRITE);
            }
            return true;
        });
    }

    /** Deletes a file or a sub-folder with all in it; nothing happens when it is not there. */
    void delete(String name) {
        orFail("delete", name, () -> files.delete(path(name), true));
    }

    /** Deletes the folder itself with all in it. */
    void deleteAll() {
        orFail("delete", "", () -> files.delete(root, true));
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
            String place = root == null ? name : name.isEmpty() ? root.toString() : root + "/" + name;
            throw new StoreException("cannot " + verb + " " + place + ": " + e.getMessage(), e);
        }
    }
}
