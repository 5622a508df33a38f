package org.learninggradients.store.commit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.StoreException;

/** Reads all files that the manifests of a folder name, and notes each whose size, hash or number of rows is another. */
public final class Verification {
    private final Folder folder;
    private final CommittedFiles files;
    private final Map<String, String> damages = new TreeMap<>();
    private int whole;
    private long bytes;

    public Verification(Folder folder) {
        this.folder = folder;
        this.files = new CommittedFiles(folder);
        Set<String> seen = new TreeSet<>();
        for (int commit : files.commits()) {
            note(
                    CommittedFiles.manifestName(commit),
                    () -> files.manifest(commit)
                            .entries()
                            .filter(entry -> seen.add(entry.file()))
                            .forEach(entry -> note(entry.file(), () -> verify(entry))));
        }
        if (!damages.isEmpty()) {
            forgetReplaced();
        }
    }

    private void note(String file, Runnable check) {
        try {
            check.run();
        } catch (StoreException e) {
            damages.put(file, e.getMessage());
        }
    }

    /** Drops notes on files that a newer commit has replaced meanwhile: they are gone for a good reason. */
    private void forgetReplaced() {
        CommittedFiles now = new CommittedFiles(folder);
        Set<String> named = new TreeSet<>();
        for (int commit : now.commits()) {
            named.add(CommittedFiles.manifestName(commit));
            try {
                now.manifest(commit).entries().forEach(entry -> named.add(entry.file()));
            } catch (StoreException e) {
                // the damage of a manifest is noted already, or a newer commit has replaced it
            }
        }
        damages.keySet().retainAll(named);
    }

    private void verify(Manifest.Entry entry) {
        files.checkSize(entry);
        files.checkHash(entry);
        long rows = entry.file().startsWith(CommittedFiles.CHECKPOINTS)
                ? files.states(entry).size()
                : parquetRows(entry.file());
        if (rows != entry.rows()) {
            throw new DamagedException(
                    folder.path(entry.file()) + " holds " + rows + " rows, the manifest says " + entry.rows());
        }
        whole++;
        bytes += entry.bytes();
    }

    private long parquetRows(String name) {
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(folder.path(name), folder.configuration()))) {
            return reader.getRecordCount();
        } catch (IOException | RuntimeException e) {
            throw new StoreException(folder.path(name) + " cannot be read as Parquet: " + e.getMessage(), e);
        }
    }

    /** The number of files that are as they were written. */
    public int files() {
        return whole;
    }

    /** The size of these files together. */
    public long bytes() {
        return bytes;
    }

    /** What is wrong with the other files, a line each. */
    public List<String> damages() {
        return List.copyOf(damages.values());
    }
}
