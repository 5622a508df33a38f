package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.learn.TrialState;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.LastCommit;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.commit.Verification;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.LockedException;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Table;
import org.learninggradients.store.table.TableColumns;
import org.learninggradients.text.Fingerprint;

/** What is in a run's folder before, after and in the middle of a commit, and what is made of it when it is damaged. */
class CommitsIT {
    @TempDir
    Path path;

    private Folder folder = new Folder("/", new Configuration());
    private Optional<RunLock> lock = Optional.empty();

    @BeforeEach
    void open() {
        folder.close();
        folder = new Folder(path.toString(), new Configuration());
        lock = Optional.of(RunLock.take(folder));
    }

    @AfterEach
    void close() {
        lock.orElseThrow().close();
        folder.close();
    }

    @Test
    void rowsAreInvisibleUntilTheyAreCommitted() throws IOException {
        Commits commits = commits();
        add(commits, 1);
        assertThat(files("tables")).isEmpty();
        assertThat(last()).isEmpty();
        commits.commit(1, List.of(7L), states(1));
        assertThat(files("tables")).containsExactly("tables/networks/networks-000001.parquet");
        add(commits, 2);
        assertThat(files("tables")).hasSize(1);
        commits.commit(2, List.of(7L), states(2));
        assertThat(files("tables")).hasSize(2);
        assertThat(files("_staging")).isEmpty();
    }

    @Test
    void theManifestDescribesItsFiles() throws IOException {
        Commits commits = commits();
        for (int epoch = 1; epoch <= 4; epoch++) {
            add(commits, epoch);
            add(commits, epoch);
            commits.commit(epoch, List.of(7L), states(epoch));
        }
        Manifest manifest = last().orElseThrow().manifest();
        assertThat(manifest.epoch()).isEqualTo(4);
        assertThat(manifest.splitSeeds()).containsExactly(7L);
        assertThat(manifest.files(Table.NETWORKS)).hasSize(4).allMatch(entry -> entry.rows() == 2);
        for (Manifest.Entry entry : manifest.entries().toList()) {
            byte[] bytes = Files.readAllBytes(path.resolve(entry.file()));
            assertThat((long) bytes.length).as(entry.file()).isEqualTo(entry.bytes());
            assertThat(Fingerprint.of(bytes)).as(entry.file()).isEqualTo(entry.sha256());
        }
        assertThat(files("checkpoints")).as("the newest two").hasSize(4);
        assertThat(new Verification(folder).damages()).isEmpty();
    }

    @Test
    void theSummaryOfTrialsIsReplacedOnceNoKeptCommitNamesIt() throws IOException {
        Commits commits = commits();
        for (int epoch = 1; epoch <= 3; epoch++) {
            add(commits, epoch);
            commits.add(Table.TRIALS.row().absent(Table.TRIALS.columns()));
            commits.commit(epoch, List.of(), states(epoch));
        }
        assertThat(last().orElseThrow().manifest().files(Table.TRIALS)).hasSize(1);
        assertThat(files("tables"))
                .containsExactly(
                        "tables/networks/networks-000001.parquet",
                        "tables/networks/networks-000002.parquet",
                        "tables/networks/networks-000003.parquet",
                        "tables/trials/trials-000002.parquet",
                        "tables/trials/trials-000003.parquet");
    }

    @Test
    void whatACrashedCommitLeavesIsRemovedAndTheNextOneGoesThrough() throws IOException {
        Commits commits = commits();
        add(commits, 1);
        commits.commit(1, List.of(), states(1));
        List<String> committed = files("");
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
        Commits again = commits();
        assertThat(files("")).isEqualTo(committed);
        add(again, 2);
        again.commit(2, List.of(), states(2));
        Manifest manifest = last().orElseThrow().manifest();
        assertThat(manifest.epoch()).isEqualTo(2);
        assertThat(new CommittedFiles(folder)
                        .states(manifest.checkpoint())
                        .get(0)
                        .epoch())
                .isEqualTo(2);
        assertThat(files("")).hasSize(committed.size() + 3).containsAll(committed);
    }

    @Test
    void stagedRowsOfAnAbandonedCommitAreNotInTheNext() throws IOException {
        Commits abandoned = commits();
        add(abandoned, 1);
        Commits commits = commits();
        add(commits, 1);
        commits.commit(1, List.of(), states(1));
        assertThat(commits.last().orElseThrow().files(Table.NETWORKS))
                .singleElement()
                .matches(entry -> entry.rows() == 1);
    }

    @Test
    void whateverIsCutOffOrMissingTheCommitBeforeIsTaken() throws IOException {
        committed(2);
        for (String name : files("")) {
            if (name.contains("000002")) {
                byte[] bytes = Files.readAllBytes(path.resolve(name));
                for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
                    Files.write(path.resolve(name), Arrays.copyOf(bytes, length));
                    assertTaken(name + " cut to " + length, 1, name);
                }
                Files.delete(path.resolve(name));
                if (!name.contains("manifest")) {
                    assertTaken(name + " missing", 1, name);
                }
                Files.write(path.resolve(name), bytes);
            }
        }
        assertThat(last().orElseThrow().isNewest()).isTrue();
    }

    @Test
    void whicheverByteOfAManifestOrCheckpointIsDamagedTheCommitBeforeIsTaken() throws IOException {
        committed(2);
        for (String name : List.of("checkpoints/manifest-000002.json", "checkpoints/states-000002.bin")) {
            byte[] bytes = Files.readAllBytes(path.resolve(name));
            for (int at = 0; at < bytes.length; at++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << at % 8);
                Files.write(path.resolve(name), damaged);
                assertTaken(name + " at " + at, 1, name);
            }
            Files.write(path.resolve(name), bytes);
        }
    }

    @Test
    void aRunGoesOnFromTheCommitBeforeADamagedOne() throws IOException {
        committed(3);
        Path states = path.resolve("checkpoints/states-000003.bin");
        Files.write(states, new byte[] {1});
        LastCommit last = last().orElseThrow();
        List<String> looked = files("");
        assertThat(last.manifest().epoch()).isEqualTo(2);
        assertThat(looked).as("looking removes nothing").contains("checkpoints/manifest-000003.json");
        Commits commits = commits();
        assertThat(files("").stream().filter(name -> name.contains("000003"))).isEmpty();
        add(commits, 3);
        commits.commit(3, List.of(), states(3));
        assertThat(last().orElseThrow().isNewest()).isTrue();
        assertThat(new Verification(folder).damages()).isEmpty();
    }

    @Test
    void whereNoCommitIsWholeAllDamagesAreNamed() throws IOException {
        committed(3);
        Files.write(path.resolve("checkpoints/states-000003.bin"), new byte[] {1});
        Files.delete(path.resolve("tables/networks/networks-000001.parquet"));
        assertThatThrownBy(this::last)
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(DamagedException.class)
                .hasMessageContaining("networks-000001.parquet is missing")
                .hasMessageContaining("--overwrite")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void aManifestOfAnotherVersionIsNamedAndNothingElseTaken() throws IOException {
        committed(2);
        for (int version : new int[] {0, 3}) {
            write(new CommittedFiles(folder).manifest(1), 2, version);
            assertThatThrownBy(this::last)
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(DamagedException.class)
                    .hasMessageContaining("manifest-000002.json has version " + version)
                    .hasMessageContaining("this program reads versions 1 to 2")
                    .hasMessageContaining("--overwrite");
        }
    }

    @Test
    void aManifestOfTheFirstVersionIsRead() throws IOException {
        committed(2);
        write(new CommittedFiles(folder).manifest(2), 2, 1);
        assertThat(last().orElseThrow().manifest().epoch()).isEqualTo(2);
    }

    private void write(Manifest manifest, int commit, int version) throws IOException {
        Manifest other = new Manifest(
                version, commit, manifest.epoch(), manifest.splitSeeds(), manifest.tables(), manifest.checkpoint());
        Files.write(path.resolve(CommittedFiles.manifestName(commit)), other.write());
    }

    @Test
    void aManifestUnderAnotherNumberIsNotThatCommits() throws IOException {
        committed(2);
        Files.copy(path.resolve(CommittedFiles.manifestName(2)), path.resolve(CommittedFiles.manifestName(3)));
        assertTaken("a copy", 2, CommittedFiles.manifestName(3));
    }

    @Test
    void aHashedReadingFindsWhatSizesDoNotTell() throws IOException {
        committed(2);
        String name = "tables/networks/networks-000001.parquet";
        byte[] bytes = Files.readAllBytes(path.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(path.resolve(name), bytes);
        Verification verification = new Verification(folder);
        assertThat(verification.files()).isEqualTo(3);
        assertThat(verification.damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage).contains(name).contains("sha256"));
    }

    @Test
    void aManifestThatCountsOtherRowsIsFound() throws IOException {
        committed(1);
        Manifest manifest = new CommittedFiles(folder).manifest(1);
        Manifest.Entry states = manifest.checkpoint();
        Manifest other = new Manifest(
                manifest.version(),
                1,
                1,
                List.of(),
                manifest.tables(),
                new Manifest.Entry(states.file(), states.bytes(), states.sha256(), 5));
        Files.write(path.resolve(CommittedFiles.manifestName(1)), other.write());
        assertThat(new Verification(folder).damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage).contains("holds 1 rows, the manifest says 5"));
    }

    @Test
    void aStoppedRunCommitsNothingMore() throws IOException {
        Commits commits = committed(1);
        List<String> before = files("");
        commits.stop();
        assertThatThrownBy(() -> add(commits, 2)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> commits.commit(2, List.of(), states(2))).isInstanceOf(StoreException.class);
        assertThat(files("")).isEqualTo(before);
    }

    @Test
    void aRunWhoseLockAnotherHasTakenCommitsNothing() throws IOException {
        Commits commits = committed(1);
        add(commits, 2);
        Files.writeString(
                path.resolve(RunLock.FILE),
                "{\"host\": \"elsewhere\", \"process\": 7, \"numbering\": null, \"started\": null, \"application\": \"app-7\"}");
        assertThatThrownBy(() -> commits.commit(2, List.of(), states(2)))
                .isInstanceOf(LockedException.class)
                .hasMessageContaining("process 7 on elsewhere (app-7)");
        assertThat(last().orElseThrow().manifest().epoch()).isEqualTo(1);
        assertThat(files("tables")).hasSize(1);
    }

    private Commits commits() {
        return new Commits(folder, lock.orElseThrow(), last().map(LastCommit::manifest));
    }

    private Optional<LastCommit> last() {
        CommittedFiles files = new CommittedFiles(folder);
        return LastCommit.of(files, files::check);
    }

    private Commits committed(int epochs) {
        Commits commits = commits();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            add(commits, epoch);
            commits.commit(epoch, List.of(7L), states(epoch));
        }
        return commits;
    }

    private void assertTaken(String what, int epoch, String damaged) {
        LastCommit last = last().orElseThrow();
        assertThat(last.manifest().epoch()).as(what).isEqualTo(epoch);
        assertThat(last.notices())
                .as(what)
                .singleElement()
                .satisfies(notice -> assertThat(notice)
                        .contains(path.resolve(damaged).toString())
                        .contains("of epoch " + epoch)
                        .hasLineCount(1));
    }

    private static void add(Commits commits, int epoch) {
        commits.add(Table.NETWORKS
                .row()
                .set(TableColumns.TRIAL, 0)
                .set(TableColumns.EPOCH, epoch)
                .set(TableColumns.ONNX, ("network after epoch " + epoch).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<TrialState> states(int epoch) {
        return List.of(new TrialState(0, epoch, 10L * epoch, false, new double[] {epoch}, new double[0]));
    }

    private List<String> files(String name) throws IOException {
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
