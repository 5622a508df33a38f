package org.learninggradients.data.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.learninggradients.plan.DataPlan;

/**
 * The files of the input, by path.
 *
 * @param path of the file, or of the folder that they are in
 * @param format of all of them
 * @param files in the order of their paths
 * @param names of the files as the user would write them
 */
public record InputFiles(String path, DataPlan.Format format, List<FileStatus> files, List<String> names) {
    public InputFiles {
        files = List.copyOf(files);
        names = List.copyOf(names);
    }

    /** A file, or the files below a folder but those whose names begin with {@code _} or {@code .}; no format: by their names. */
    public static InputFiles list(Configuration configuration, String where, Optional<DataPlan.Format> format) {
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
        return new InputFiles(where, format.orElseGet(() -> formatOf(names)), files, names);
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

    private static DataPlan.Format formatOf(List<String> names) {
        Set<DataPlan.Format> formats = new TreeSet<>();
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".parquet")) {
                formats.add(DataPlan.Format.PARQUET);
            } else if (lower.matches("(?s).*\\.(csv|txt)(\\.gz|\\.bz2)?")) {
                formats.add(DataPlan.Format.CSV);
            } else {
                throw new DataException(name + " has none of the endings .csv, .csv.gz, .csv.bz2, .txt and .parquet"
                        + "; rename it, or set data.format if there are settings");
            }
        }
        if (formats.size() > 1) {
            throw new DataException(names.get(0) + " and the files beside it are CSV and Parquet mixed; part them");
        }
        return formats.iterator().next();
    }
}
