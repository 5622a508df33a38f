package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.LastCommit;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.commit.Verification;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.StoreException;

/** A commit whose files are damaged is named, and the one before is taken; other versions of a manifest are refused. */
class DamagedCommitsIT {
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
    void whateverIsCutOffOrMissingTheCommitBeforeIsTaken() throws IOException {
        run().committed(2);
        for (String name : run().files("")) {
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
        assertThat(run().last().orElseThrow().isNewest()).isTrue();
    }

    @Test
    void whicheverByteOfAManifestOrCheckpointIsDamagedTheCommitBeforeIsTaken() throws IOException {
        run().committed(2);
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
        run().committed(3);
        Path states = path.resolve("checkpoints/states-000003.bin");
        Files.write(states, new byte[] {1});
        LastCommit last = run().last().orElseThrow();
        List<String> looked = run().files("");
        assertThat(last.manifest().epoch()).isEqualTo(2);
        assertThat(looked).as("looking removes nothing").contains("checkpoints/manifest-000003.json");
        Commits commits = run().commits();
        assertThat(run().files("").stream().filter(name -> name.contains("000003")))
                .isEmpty();
        CommitFolder.add(commits, 3);
        commits.commit(3, List.of(), CommitFolder.states(3));
        assertThat(run().last().orElseThrow().isNewest()).isTrue();
        assertThat(new Verification(run().folder).damages()).isEmpty();
    }

    @Test
    void whereNoCommitIsWholeAllDamagesAreNamed() throws IOException {
        run().committed(3);
        Files.write(path.resolve("checkpoints/states-000003.bin"), new byte[] {1});
        Files.delete(path.resolve("tables/networks/networks-000001.parquet"));
        assertThatThrownBy(run()::last)
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(DamagedException.class)
                .hasMessageContaining("networks-000001.parquet is missing")
                .hasMessageContaining("--overwrite")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void aManifestOfAnotherVersionIsNamedAndNothingElseTaken() throws IOException {
        run().committed(2);
        for (int version : new int[] {0, 3}) {
            write(new CommittedFiles(run().folder).manifest(1), 2, version);
            assertThatThrownBy(run()::last)
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(DamagedException.class)
                    .hasMessageContaining("manifest-000002.json has version " + version)
                    .hasMessageContaining("this program reads versions 1 to 2")
                    .hasMessageContaining("--overwrite");
        }
    }

    @Test
    void aManifestOfTheFirstVersionIsRead() throws IOException {
        run().committed(2);
        write(new CommittedFiles(run().folder).manifest(2), 2, 1);
        assertThat(run().last().orElseThrow().manifest().epoch()).isEqualTo(2);
    }

    private void write(Manifest manifest, int commit, int version) throws IOException {
        Manifest other = new Manifest(
                version, commit, manifest.epoch(), manifest.splitSeeds(), manifest.tables(), manifest.checkpoint());
        Files.write(path.resolve(CommittedFiles.manifestName(commit)), other.write());
    }

    @Test
    void aManifestUnderAnotherNumberIsNotThatCommits() throws IOException {
        run().committed(2);
        Files.copy(path.resolve(CommittedFiles.manifestName(2)), path.resolve(CommittedFiles.manifestName(3)));
        assertTaken("a copy", 2, CommittedFiles.manifestName(3));
    }

    @Test
    void aHashedReadingFindsWhatSizesDoNotTell() throws IOException {
        run().committed(2);
        String name = "tables/networks/networks-000001.parquet";
        byte[] bytes = Files.readAllBytes(path.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(path.resolve(name), bytes);
        Verification verification = new Verification(run().folder);
        assertThat(verification.files()).isEqualTo(3);
        assertThat(verification.damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage).contains(name).contains("sha256"));
    }

    @Test
    void aManifestThatCountsOtherRowsIsFound() throws IOException {
        run().committed(1);
        Manifest manifest = new CommittedFiles(run().folder).manifest(1);
        Manifest.Entry states = manifest.checkpoint();
        Manifest other = new Manifest(
                manifest.version(),
                1,
                1,
                List.of(),
                manifest.tables(),
                new Manifest.Entry(states.file(), states.bytes(), states.sha256(), 5));
        Files.write(path.resolve(CommittedFiles.manifestName(1)), other.write());
        assertThat(new Verification(run().folder).damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage).contains("holds 1 rows, the manifest says 5"));
    }

    private void assertTaken(String what, int epoch, String damaged) {
        LastCommit last = run().last().orElseThrow();
        assertThat(last.manifest().epoch()).as(what).isEqualTo(epoch);
        assertThat(last.notices())
                .as(what)
                .singleElement()
                .satisfies(notice -> assertThat(notice)
                        .contains(path.resolve(damaged).toString())
                        .contains("of epoch " + epoch)
                        .hasLineCount(1));
    }
}
