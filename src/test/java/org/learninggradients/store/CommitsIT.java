package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.math.RandomStream;
import org.learninggradients.plan.Fingerprint;
import org.learninggradients.train.TrialState;

/** What is in a run's folder before, after and in the middle of a commit. */
class CommitsIT {
    @TempDir
    Path path;

    private Folder folder = new Folder("/", new Configuration());

    @BeforeEach
    void open() {
        folder.close();
        folder = new Folder(path.toString(), new Configuration());
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void rowsAreInvisibleUntilTheyAreCommitted() throws IOException {
        Commits commits = new Commits(folder);
        add(commits, 1);
        assertThat(files("tables")).isEmpty();
        assertThat(Commits.newest(folder)).isEmpty();
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
        Commits commits = new Commits(folder);
        for (int epoch = 1; epoch <= 4; epoch++) {
            add(commits, epoch);
            add(commits, epoch);
            commits.commit(epoch, List.of(7L), states(epoch));
        }
        Manifest manifest = Commits.newest(folder).orElseThrow();
        assertThat(manifest.epoch()).isEqualTo(4);
        assertThat(manifest.splitSeeds()).containsExactly(7L);
        assertThat(manifest.files(Table.NETWORKS)).hasSize(4).allMatch(entry -> entry.rows() == 2);
        for (Manifest.Entry entry : Stream.concat(
                        manifest.files(Table.NETWORKS).stream(), Stream.of(manifest.checkpoint()))
                .toList()) {
            byte[] bytes = Files.readAllBytes(path.resolve(entry.file()));
            assertThat((long) bytes.length).as(entry.file()).isEqualTo(entry.bytes());
            assertThat(Fingerprint.of(bytes)).as(entry.file()).isEqualTo(entry.sha256());
        }
        assertThat(files("checkpoints")).as("the newest two").hasSize(4);
    }

    @Test
    void theSummaryOfTrialsIsReplacedAndOtherTablesGrow() throws IOException {
        Commits commits = new Commits(folder);
        for (int epoch = 1; epoch <= 2; epoch++) {
            add(commits, epoch);
            commits.add(Table.TRIALS, new Object[Table.TRIALS.columns().size()]);
            commits.commit(epoch, List.of(), states(epoch));
        }
        assertThat(files("tables"))
                .containsExactly(
                        "tables/networks/networks-000001.parquet",
                        "tables/networks/networks-000002.parquet",
                        "tables/trials/trials-000002.parquet");
    }

    @Test
    void whatACrashedCommitLeavesIsRemovedAndTheNextOneGoesThrough() throws IOException {
        Commits commits = new Commits(folder);
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
        Commits again = new Commits(folder);
        assertThat(files("tables")).containsExactly("tables/networks/networks-000001.parquet");
        assertThat(path.resolve("_staging")).doesNotExist();
        add(again, 2);
        again.commit(2, List.of(), states(2));
        Manifest manifest = Commits.newest(folder).orElseThrow();
        assertThat(manifest.epoch()).isEqualTo(2);
        assertThat(Commits.states(folder, manifest).get(0).epoch()).isEqualTo(2);
        assertThat(files("")).hasSize(committed.size() + 3).containsAll(committed);
    }

    @Test
    void stagedRowsOfAnAbandonedCommitAreNotInTheNext() throws IOException {
        Commits abandoned = new Commits(folder);
        add(abandoned, 1);
        Commits commits = new Commits(folder);
        add(commits, 1);
        commits.commit(1, List.of(), states(1));
        assertThat(commits.last().orElseThrow().files(Table.NETWORKS))
                .singleElement()
                .matches(entry -> entry.rows() == 1);
    }

    @Test
    void aManifestThatIsCutOffIsRefusedByItsName() throws IOException {
        Path manifest = committed();
        byte[] bytes = Files.readAllBytes(manifest);
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(manifest, Arrays.copyOf(bytes, length));
            assertRefused("the first " + length + " bytes", manifest);
        }
        for (String text : List.of("null", "[]", "{}", "{\"commit\": 1}", "\u0000\u0000\u0000")) {
            Files.writeString(manifest, text);
            assertRefused(text, manifest);
        }
    }

    @Test
    void aDamagedByteOfAManifestIsRefusedOrReadAsWhatItSays() throws IOException {
        Path manifest = committed();
        byte[] bytes = Files.readAllBytes(manifest);
        RandomStream stream = RandomStream.of(1);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = bytes.clone();
            damaged[Math.floorMod(stream.nextLong(), bytes.length)] ^=
                    (byte) (1 + Math.floorMod(stream.nextLong(), 255));
            Files.write(manifest, damaged);
            try {
                Commits.newest(folder).ifPresent(read -> Commits.states(folder, read));
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining(path.toString());
            }
        }
    }

    @Test
    void aCheckpointThatIsNotTheManifestsIsRefused() throws IOException {
        committed();
        Path checkpoint = path.resolve("checkpoints/states-000001.bin");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length - 1] ^= 1;
        Files.write(checkpoint, bytes);
        Manifest manifest = Commits.newest(folder).orElseThrow();
        assertThatThrownBy(() -> Commits.states(folder, manifest))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(checkpoint.toString())
                .hasMessageContaining("--overwrite");
    }

    private Path committed() {
        Commits commits = new Commits(folder);
        add(commits, 1);
        commits.commit(1, List.of(7L), states(1));
        return path.resolve("checkpoints/manifest-000001.json");
    }

    private void assertRefused(String what, Path manifest) {
        assertThatThrownBy(() -> Commits.newest(folder))
                .as(what)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(manifest.toString())
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private static void add(Commits commits, int epoch) {
        commits.add(Table.NETWORKS, 0, epoch, ("network after epoch " + epoch).getBytes(StandardCharsets.UTF_8));
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
