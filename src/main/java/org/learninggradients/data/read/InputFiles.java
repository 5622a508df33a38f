package org.learninggradients.data.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of the input, of which there is at least one.
 *
 * @param path of the file, or of the folder that they are in
 * @param files in the order of their paths
 * @param names of the files as the user would write them
 */
public record InputFiles(String path, List<FileStatus> files, List<String> names) {
    public InputFiles {
        files = List.copyOf(files);
        names = List.copyOf(names);
    }

    /**
     * Finds a file, or the files below a folder without those whose names begin with {@code _} or {@code .}.
     *
     * @throws DataException when there are none
     */
    public static InputFiles list(Configuration configuration, String where) {
        List<FileStatus> files = new ArrayList<>();
        String root;
        try {
            Path path = new Path(where);
            FileSystem system = path.getFileSystem(configuration);
            FileStatus status = system.getFileStatus(path);
            root = status.getPath().toString();
            collect(system, status, files);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    where + " cannot be read: " + e.getMessage() + "; name a file or folder that can", e);
        }
        if (files.isEmpty()) {
            throw new DataException(where + " has no files; names that begin with _ or . are skipped");
        }
        files.sort(Comparator.comparing(file -> file.getPath().toString()));
        List<String> names = files.stream()
                .map(file -> where + file.getPath().toString().substring(root.length()))
                .toList();
        return new InputFiles(where, files, names);
    }

    private static void collect(FileSystem system, FileStatus status, List<FileStatus> files) throws IOException {
        if (!status.isDirectory()) {
            files.add(status);
            return;
        }
        for (FileStatus child : system.listStatus(status.getPath())) {
            char first = child.getPath().getName().charAt(0);
            if (first != '_' && first != '.') {
                collect(system, child, files);
            }
        }
    }
}
