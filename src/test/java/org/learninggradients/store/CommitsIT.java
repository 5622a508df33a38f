package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.commit.Verification;
import org.learninggradients.store.folder.LockedException;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Fingerprint;

/** The files in a run's folder before, after and in the middle of a commit. */
class CommitsIT {
    @TempDir
    Path path;

    private Optional<CommitFolder> opened = Optional.empty();

    @BeforeEach
    void open() {
        opened = Optional.of(new CommitFolder(path));
    }

    @AfterEach
    void close() {
        run().close();
    }

    private CommitFolder run() {
        return opened.orElseThrow();
    }

    @Test
    void rowsAreInvisibleUntilTheyAreCommitted() throws IOException {
        Commits commits = run().commits();
        CommitFolder.add(commits, 1);
        assertThat(run().files("tables")).isEmpty();
        assertThat(run().last()).isEmpty();
        commits.commit(1, List.of(7L), CommitFolder.states(1));
        assertThat(run().files("tables")).containsExactly("tables/networks/networks-000001.parquet");
        CommitFolder.add(commits, 2);
        assertThat(run().files("tables")).hasSize(1);
        commits.commit(2, List.of(7L), CommitFolder.states(2));
        assertThat(run().files("tables")).hasSize(2);
        assertThat(run().files("_staging")).isEmpty();
    }

    @Test
    void theManifestDescribesItsFiles() throws IOException {
        Commits commits = run().commits();
        for (int epoch = 1; epoch <= 4; epoch++) {
            CommitFolder.add(commits, epoch);
            CommitFolder.add(commits, epoch);
            commits.commit(epoch, List.of(7L), CommitFolder.states(epoch));
        }
        Manifest manifest = run().last().orElseThrow().manifest();
        assertThat(manifest.epoch()).isEqualTo(4);
        assertThat(manifest.splitSeeds()).containsExactly(7L);
        assertThat(manifest.files(Table.NETWORKS)).hasSize(4).allMatch(entry -> entry.rows() == 2);
        for (Manifest.Entry entry : manifest.entries().toList()) {
            byte[] bytes = Files.readAllBytes(path.resolve(entry.file()));
            assertThat((long) bytes.length).as(entry.file()).isEqualTo(entry.bytes());
            assertThat(Fingerprint.of(bytes)).as(entry.file()).isEqualTo(entry.sha256());
        }
        assertThat(run().files("checkpoints")).as("the newest two").hasSize(4);
        assertThat(new Verification(run().folder).damages()).isEmpty();
    }

    @Test
    void theSummaryOfTrialsIsReplacedOnceNoKeptCommitNamesIt() throws IOException {
        Commits commits = run().commits();
        for (int epoch = 1; epoch <= 3; epoch++) {
            CommitFolder.add(commits, epoch);
            commits.add(Table.TRIALS.row().absent(Table.TRIALS.columns()));
            commits.commit(epoch, List.of(), CommitFolder.states(epoch));
        }
        assertThat(run().last().orElseThrow().manifest().files(Table.TRIALS)).hasSize(1);
        assertThat(run().files("tables"))
                .containsExactly(
                        "tables/networks/networks-000001.parquet",
                        "tables/networks/networks-000002.parquet",
                        "tables/networks/networks-000003.parquet",
                        "tables/trials/trials-000002.parquet",
                        "tables/trials/trials-000003.parquet");
    }

    @Test
    void whatACrashedCommitLeavesIsRemovedAndTheNextOneGoesThrough() throws IOException {
        Commits commits = run().commits();
        CommitFolder.add(commits, 1);
        commits.commit(1, List.of(), CommitFolder.states(1));
        List<String> committed = run().files("");
        List<String> leftovers = List.of(
                "tables/networks/networks-000002.parquet",
                "tables/metrics/metrics-000002.parquet",
                "checkpoints/states-000002.bin",
                "_staging/importance-000002.parquet",
                "_staging/manifest-000002.json");
        for (String leftover : leftovers) {
            Files.createDirectories(path.resolve(leftover).getParent());
            Files.writeString(path.resolve(leftover), "half a file");
        }
        Commits again = run().commits();
        assertThat(run().files("")).isEqualTo(committed);
        CommitFolder.add(again, 2);
        again.commit(2, List.of(), CommitFolder.states(2));
        Manifest manifest = run().last().orElseThrow().manifest();
        assertThat(manifest.epoch()).isEqualTo(2);
        assertThat(new CommittedFiles(run().folder)
                        .states(manifest.checkpoint())
                        .get(0)
                        .epoch())
                .isEqualTo(2);
        assertThat(run().files("")).hasSize(committed.size() + 3).containsAll(committed);
    }

    @Test
    void stagedRowsOfAnAbandonedCommitAreNotInTheNext() throws IOException {
        Commits abandoned = run().commits();
        CommitFolder.add(abandoned, 1);
        Commits commits = run().commits();
        CommitFolder.add(commits, 1);
        commits.commit(1, List.of(), CommitFolder.states(1));
        assertThat(commits.last().orElseThrow().files(Table.NETWORKS))
                .singleElement()
                .matches(entry -> entry.rows() == 1);
    }

    @Test
    void aStoppedRunCommitsNothingMore() throws IOException {
        Commits commits = run().committed(1);
        List<String> before = run().files("");
        commits.stop();
        assertThatThrownBy(() -> CommitFolder.add(commits, 2)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> commits.commit(2, List.of(), CommitFolder.states(2)))
                .isInstanceOf(StoreException.class);
        assertThat(run().files("")).isEqualTo(before);
    }

    @Test
    void aRunWhoseLockAnotherHasTakenCommitsNothing() throws IOException {
        Commits commits = run().committed(1);
        CommitFolder.add(commits, 2);
        Files.writeString(
                path.resolve(RunLock.FILE),
                "{\"host\": \"elsewhere\", \"process\": 7, \"numbering\": null, \"started\": null, \"application\": \"app-7\"}");
        assertThatThrownBy(() -> commits.commit(2, List.of(), CommitFolder.states(2)))
                .isInstanceOf(LockedException.class)
                .hasMessageContaining("process 7 on elsewhere (app-7)");
        assertThat(run().last().orElseThrow().manifest().epoch()).isEqualTo(1);
        assertThat(run().files("tables")).hasSize(1);
    }
}
