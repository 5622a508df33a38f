package org.learninggradients.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.learn.TrialState;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.LastCommit;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.table.Table;
import org.learninggradients.store.table.TableColumns;

/** A run's folder in which tests commit: one network and one state for each epoch. */
final class CommitFolder implements AutoCloseable {
    final Path path;
    final Folder folder;
    private final RunLock lock;

    CommitFolder(Path path) {
        this.path = path;
        this.folder = new Folder(path.toString(), new Configuration());
        this.lock = RunLock.take(folder);
    }

    @Override
    public void close() {
        lock.close();
        folder.close();
    }

    /** Goes on after the last commit that is whole. */
    Commits commits() {
        return new Commits(folder, lock, last().map(LastCommit::manifest));
    }

    Optional<LastCommit> last() {
        CommittedFiles files = new CommittedFiles(folder);
        return LastCommit.of(files, files::check);
    }

    /** Commits this many epochs. */
    Commits committed(int epochs) {
        Commits commits = commits();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            add(commits, epoch);
            commits.commit(epoch, List.of(7L), states(epoch));
        }
        return commits;
    }

    static void add(Commits commits, int epoch) {
        commits.add(Table.NETWORKS
                .row()
                .set(TableColumns.TRIAL, 0)
                .set(TableColumns.EPOCH, epoch)
                .set(TableColumns.ONNX, ("network after epoch " + epoch).getBytes(StandardCharsets.UTF_8)));
    }

    static List<TrialState> states(int epoch) {
        return List.of(new TrialState(0, epoch, 10L * epoch, false, new double[] {epoch}, new double[0]));
    }

    /** The files below a sub-folder, in the order of their names. */
    List<String> files(String name) throws IOException {
        Path start = path.resolve(name);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
