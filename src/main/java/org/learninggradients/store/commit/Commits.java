package org.learninggradients.store.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.learninggradients.learn.TrialState;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.FailPoint;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StagedFile;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Rows;
import org.learninggradients.store.table.Table;
import org.learninggradients.store.table.TableFile;

/**
 * Writes rows as files, one for each table and commit. A file is staged outside the tables and renamed to a new name; then a manifest
 * names it. A reader of the tables never sees part of an epoch. The newest two commits are kept whole.
 */
public final class Commits {
    private static final String STAGING = "_staging/";

    /** Number of commits whose checkpoints and manifests are kept: if the newest is damaged, the one before is taken. */
    private static final int KEPT = 2;

    private record Open(StagedFile staged, TableFile file) {}

    private final Folder folder;
    private final RunLock lock;
    private final Map<Table, Open> open = new EnumMap<>(Table.class);

    /** Newest first. */
    private final List<Manifest> kept = new ArrayList<>();

    private boolean stopped;

    /** Goes on after this commit, or from the beginning. Files of other commits, newer ones included, are deleted. */
    public Commits(Folder folder, RunLock lock, Optional<Manifest> last) {
        this.folder = folder;
        this.lock = lock;
        lock.ensureHeld();
        CommittedFiles files = new CommittedFiles(folder);
        last.ifPresent(manifest -> {
            kept.add(manifest);
            before(files, manifest).ifPresent(kept::add);
        });
        folder.delete(STAGING);
        files.keepOnly(kept);
    }

    private static Optional<Manifest> before(CommittedFiles files, Manifest manifest) {
        try {
            int commit = manifest.commit() - 1;
            return files.commits().contains(commit) ? Optional.of(files.manifest(commit)) : Optional.empty();
        } catch (DamagedException e) {
            return Optional.empty();
        }
    }

    /** The newest manifest. */
    public Optional<Manifest> last() {
        return kept.stream().findFirst();
    }

    /** Adds rows to the next commit. */
    public synchronized void add(Rows rows) {
        ensureNotStopped();
        Table table = rows.table();
        try {
            Open current = open.get(table);
            if (current == null) {
                StagedFile staged = new StagedFile(folder, staged(CommittedFiles.tableName(table, next())));
                current = new Open(staged, new TableFile(table, staged));
                open.put(table, current);
            }
            current.file.add(rows);
        } catch (IOException e) {
            throw cannotStage(e);
        }
    }

    /** Makes all added rows and these states visible together, at the moment in which the manifest gets its name. */
    public synchronized void commit(int epoch, List<Long> splitSeeds, List<TrialState> states) {
        ensureNotStopped();
        Map<Table, Manifest.Entry> added = stageTables();
        FailPoint.TABLES_STAGED.pass();
        Manifest.Entry checkpoint = stageCheckpoint(states);
        FailPoint.CHECKPOINT_STAGED.pass();
        Map<String, List<Manifest.Entry>> before = last().map(Manifest::tables).orElse(new TreeMap<>());
        Manifest manifest =
                new Manifest(Manifest.VERSION, next(), epoch, splitSeeds, Manifest.tables(before, added), checkpoint);
        String name = CommittedFiles.manifestName(next());
        folder.write(staged(name), manifest.write());
        FailPoint.MANIFEST_STAGED.pass();
        lock.ensureHeld();
        added.values().forEach(entry -> publish(entry.file(), FailPoint.TABLE_PUBLISHED));
        publish(checkpoint.file(), FailPoint.CHECKPOINT_PUBLISHED);
        publish(name, FailPoint.MANIFEST_PUBLISHED);
        kept.add(0, manifest);
        kept.subList(Math.min(KEPT, kept.size()), kept.size()).clear();
        folder.delete(STAGING);
        new CommittedFiles(folder).keepOnly(kept);
    }

    /** Waits for a commit that is under way; afterwards rows and commits are refused. */
    public synchronized void stop() {
        stopped = true;
    }

    private void ensureNotStopped() {
        if (stopped) {
            throw new StoreException("the run in " + folder.path() + " has been stopped");
        }
    }

    private Map<Table, Manifest.Entry> stageTables() {
        Map<Table, Manifest.Entry> staged = new EnumMap<>(Table.class);
        open.forEach((table, current) -> {
            try {
                current.file.close();
                staged.put(table, entry(current.staged, CommittedFiles.tableName(table, next()), current.file.rows()));
            } catch (IOException e) {
                throw cannotStage(e);
            }
        });
        open.clear();
        return staged;
    }

    private Manifest.Entry stageCheckpoint(List<TrialState> states) {
        String name = CommittedFiles.checkpointName(next());
        try {
            StagedFile staged = new StagedFile(folder, staged(name));
            try (var out = staged.out()) {
                Checkpoint.write(states, out);
            }
            return entry(staged, name, states.size());
        } catch (IOException e) {
            throw cannotStage(e);
        }
    }

    /** What the manifest says of a file under its final name. */
    private static Manifest.Entry entry(StagedFile staged, String name, long rows) throws IOException {
        return new Manifest.Entry(name, staged.bytes(), staged.sha256(), rows);
    }

    private void publish(String name, FailPoint published) {
        folder.publish(staged(name), name);
        published.pass();
    }

    private static String staged(String name) {
        return STAGING + name.substring(name.lastIndexOf('/') + 1);
    }

    private StoreException cannotStage(IOException e) {
        return new StoreException("cannot write " + folder.path(STAGING) + ": " + e.getMessage(), e);
    }

    private int next() {
        return last().map(Manifest::commit).orElse(0) + 1;
    }
}
