package org.learninggradients.store;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learninggradients.plan.Fingerprint;
import org.learninggradients.train.TrialState;

/**
 * Rows become files, one a table and commit: staged outside the tables, renamed to new names, then named by a manifest. A reader
 * of the tables never sees part of an epoch.
 */
final class Commits {
    private static final String STAGING = "_staging";
    private static final String CHECKPOINTS = "checkpoints";
    private static final int KEPT_CHECKPOINTS = 2;

    private record Open(StagedFile staged, TableFile file) {}

    private final Folder folder;
    private final Map<Table, Open> open = new EnumMap<>(Table.class);
    private Optional<Manifest> last;

    /** Goes on after the folder's newest manifest; what was staged or published without one is removed. */
    Commits(Folder folder) {
        this.folder = folder;
        this.last = newest(folder);
        folder.delete(STAGING);
        folder.delete(checkpointName(next()));
        for (Table table : Table.values()) {
            List<String> known = last.map(manifest -> manifest.files(table)).orElse(List.of()).stream()
                    .map(Manifest.Entry::file)
                    .toList();
            folder.list("tables/" + table.label()).stream()
                    .map(name -> "tables/" + table.label() + "/" + name)
                    .filter(name -> !known.contains(name))
                    .forEach(folder::delete);
        }
    }

    /** The newest manifest of a folder, if there is one. */
    static Optional<Manifest> newest(Folder folder) {
        List<String> names = folder.list(CHECKPOINTS).stream()
                .filter(name -> name.startsWith("manifest-"))
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = CHECKPOINTS + "/" + names.get(names.size() - 1);
        return Optional.of(Json.read(folder.read(name), Manifest.class, folder.path(name)));
    }

    /** The states that a manifest's checkpoint holds. */
    static List<TrialState> states(Folder folder, Manifest manifest) {
        Manifest.Entry entry = manifest.checkpoint();
        byte[] bytes = folder.read(entry.file());
        if (!Fingerprint.of(bytes).equals(entry.sha256())) {
            throw new StoreException(folder.path(entry.file())
                    + " is not the checkpoint that its manifest describes; restore it or start over with --overwrite");
        }
        return Checkpoint.read(bytes, folder.path(entry.file()));
    }

    /** The newest manifest. */
    Optional<Manifest> last() {
        return last;
    }

    /** Adds a row to the next commit: one value a column. */
    void add(Table table, @Nullable Object... row) {
        addAll(table, 1, row);
    }

    /** Adds rows to the next commit: for each column one value for all of these rows, or an array with one a row. */
    void addAll(Table table, int rows, @Nullable Object... columns) {
        try {
            Open current = open.get(table);
            if (current == null) {
                StagedFile staged = new StagedFile(folder, STAGING + "/" + fileName(table));
                current = new Open(staged, new TableFile(table, staged));
                open.put(table, current);
            }
            current.file.add(rows, columns);
        } catch (IOException e) {
            throw new StoreException("cannot write " + folder.path(STAGING) + ": " + e.getMessage(), e);
        }
    }

    /** Makes all added rows and these states visible, together. */
    void commit(int epoch, List<Long> splitSeeds, List<TrialState> states) {
        Map<Table, Manifest.Entry> added = new EnumMap<>(Table.class);
        open.forEach((table, current) -> added.put(table, publish(table, current)));
        open.clear();
        byte[] checkpoint = Checkpoint.write(states);
        String file = checkpointName(next());
        put(file, checkpoint);
        Manifest manifest = new Manifest(
                next(),
                epoch,
                splitSeeds,
                Manifest.tables(last.map(Manifest::tables).orElse(new TreeMap<>()), added),
                new Manifest.Entry(file, checkpoint.length, Fingerprint.of(checkpoint), states.size()));
        put(CHECKPOINTS + "/manifest-" + number(next()) + ".json", Json.write(manifest));
        Optional<Manifest> before = last;
        last = Optional.of(manifest);
        folder.delete(STAGING);
        before.ifPresent(old -> removeReplaced(old, manifest));
    }

    private Manifest.Entry publish(Table table, Open current) {
        String name = "tables/" + table.label() + "/" + fileName(table);
        try {
            current.file.close();
            long bytes = folder.files()
                    .getFileStatus(folder.path(current.staged.name()))
                    .getLen();
            folder.publish(current.staged.name(), name);
            return new Manifest.Entry(name, bytes, current.staged.sha256(), current.file.rows());
        } catch (IOException e) {
            throw new StoreException("cannot write " + folder.path(name) + ": " + e.getMessage(), e);
        }
    }

    private void put(String name, byte[] bytes) {
        String staged = STAGING + "/" + name.substring(name.lastIndexOf('/') + 1);
        folder.write(staged, bytes);
        folder.publish(staged, name);
    }

    /** Files that only older manifests name: a replaced summary of trials, all but the newest checkpoints. */
    private void removeReplaced(Manifest old, Manifest current) {
        old.files(Table.TRIALS).stream()
                .filter(entry -> !current.files(Table.TRIALS).contains(entry))
                .forEach(entry -> folder.delete(entry.file()));
        int outdated = current.commit() - KEPT_CHECKPOINTS;
        folder.delete(checkpointName(outdated));
        folder.delete(CHECKPOINTS + "/manifest-" + number(outdated) + ".json");
    }

    private int next() {
        return last.map(Manifest::commit).orElse(0) + 1;
    }

    private String fileName(Table table) {
        return table.label() + "-" + number(next()) + ".parquet";
    }

    private static String checkpointName(int commit) {
        return CHECKPOINTS + "/states-" + number(commit) + ".bin";
    }

    private static String number(int commit) {
        return String.format(Locale.ROOT, "%06d", commit);
    }
}
