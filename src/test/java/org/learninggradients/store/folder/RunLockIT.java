package org.learninggradients.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a run's folder is. */
class RunLockIT {
    private static final Holder ELSEWHERE = new Holder("elsewhere", 7, null, "2020-01-01T00:00:00Z", "app-7");

    @TempDir
    Path parent;

    private Path file = Path.of("");
    private Folder folder = new Folder("/", new Configuration());

    @BeforeEach
    void open() {
        folder.close();
        folder = new Folder(parent.resolve("run").toString(), new Configuration());
        file = parent.resolve("run").resolve(RunLock.FILE);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aHeldFolderIsRefusedByTheNameOfItsHolder() {
        try (RunLock lock = RunLock.take(folder)) {
            lock.name("app-1");
            assertThatThrownBy(() -> RunLock.take(folder))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("(app-1)")
                    .hasMessageContaining("run.output")
                    .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
            assertThat(RunLock.holder(folder))
                    .hasValueSatisfying(name -> assertThat(name).contains("(app-1)"));
            lock.ensureHeld();
        }
        assertThat(RunLock.holder(folder)).isEmpty();
        assertThat(parent.resolve("run")).as("a folder with nothing in it").doesNotExist();
    }

    @Test
    void aFolderThatWasThereStays() throws IOException {
        Files.createDirectory(parent.resolve("run"));
        RunLock.take(folder).close();
        assertThat(parent.resolve("run")).isEmptyDirectory();
    }

    @Test
    void anotherHostsLockPassesAfterAMinute() throws IOException {
        write(ELSEWHERE, 50);
        assertThatThrownBy(() -> RunLock.take(folder)).hasMessageContaining("process 7 on elsewhere");
        write(ELSEWHERE, 70);
        assertThat(RunLock.holder(folder)).isEmpty();
        try (RunLock lock = RunLock.take(folder)) {
            lock.ensureHeld();
        }
    }

    @Test
    void aLockThatCannotBeReadIsTakenForAnothers() throws IOException {
        write(ELSEWHERE, 0);
        for (String text : List.of(
                "",
                "null",
                "{\"host\": null, \"process\": 1, \"numbering\": null, \"started\": null, \"application\": null}",
                "{\"host\": \"here\", \"process\": 1, \"numbering\": null, \"started\": \"once\", \"application\": null}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> RunLock.take(folder)).as(text).hasMessageContaining("another process");
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(70)));
        RunLock.take(folder).close();
    }

    @Test
    void aFileThatWentMeanwhileIsNone() throws IOException {
        assertThat(folder.readIfThere(RunLock.FILE)).isEmpty();
        write(ELSEWHERE, 0);
        assertThat(folder.readIfThere(RunLock.FILE)).hasValue(Files.readAllBytes(file));
    }

    @Test
    void theLockOfAProcessThatIsGonePassesAtOnce() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Holder own = Holder.current();
        write(new Holder(own.host(), gone.pid(), own.numbering(), null, null), 0);
        RunLock.take(folder).close();
        write(new Holder(own.host(), own.process(), own.numbering(), "2020-01-01T00:00:00Z", null), 0);
        RunLock.take(folder).close();
        write(own, 0);
        assertThatThrownBy(() -> RunLock.take(folder)).isInstanceOf(LockedException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "another container's")
    void aNumberOfAnotherNumberingIsAnothers(@Nullable String numbering) throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Holder own = Holder.current();
        assumeThat(own.numbering()).as("what Linux tells").isNotNull();
        write(new Holder(own.host(), gone.pid(), numbering, null, null), 50);
        assertThatThrownBy(() -> RunLock.take(folder)).isInstanceOf(LockedException.class);
        write(new Holder(own.host(), gone.pid(), numbering, null, null), 70);
        try (RunLock lock = RunLock.take(folder)) {
            write(new Holder(own.host(), own.process(), numbering, own.started(), null), 0);
            assertThatThrownBy(lock::ensureHeld).isInstanceOf(LockedException.class);
        }
        assertThat(file).as("the other's").exists();
    }

    @Test
    void aHeartbeatKeepsWhatIsOursAndTouchesNoOthers() throws IOException {
        try (RunLock lock = RunLock.take(folder)) {
            FileTime old = FileTime.from(Instant.now().minusSeconds(50));
            Files.setLastModifiedTime(file, old);
            lock.beat();
            assertThat(Files.getLastModifiedTime(file)).isGreaterThan(old);
            write(ELSEWHERE, 50);
            byte[] theirs = Files.readAllBytes(file);
            lock.beat();
            assertThat(Files.readAllBytes(file)).isEqualTo(theirs);
            assertThatThrownBy(lock::ensureHeld)
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("elsewhere");
        }
        assertThat(file).as("the other's").exists();
    }

    @Test
    void aLockThatWasLeftIsNoLongerHeld() {
        RunLock lock = RunLock.take(folder);
        lock.close();
        assertThatThrownBy(lock::ensureHeld).isInstanceOf(LockedException.class);
        try (RunLock next = RunLock.take(folder)) {
            lock.close();
            next.ensureHeld();
        }
    }

    private void write(Holder holder, long secondsAgo) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Json.write(holder));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
    }
}
