package org.learninggradients.store.folder;

import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.hadoop.fs.Path;

/**
 * Lets one process at a time write to a run's folder. The lock is a file that names the process and is written anew at every
 * heartbeat. Another process takes it when its holder no longer runs on this host or container, or has missed a minute of heartbeats.
 */
public final class RunLock implements AutoCloseable {
    /** The lock's file in the run's folder. */
    public static final String FILE = "_lock.json";

    private static final String UNKNOWN = "another process";

    /** Time between two heartbeats: several fit into the time after which a lock counts as abandoned. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Time without a heartbeat after which another process may take the lock. */
    private static final Duration ABANDONED = Duration.ofSeconds(60);

    /**
     * The content of the lock's file.
     *
     * @param holder process that wrote it; empty when it cannot be read, such as while it is being written
     * @param written time of the last heartbeat, in milliseconds of the file system's clock
     */
    private record Found(Optional<Holder> holder, long written) {
        boolean isAbandoned(long now) {
            return now - written >= ABANDONED.toMillis()
                    || holder.filter(Holder::isGone).isPresent();
        }

        String name() {
            return holder.map(Holder::toString).orElse(UNKNOWN);
        }
    }

    private final Folder folder;
    private final boolean folderIsNew;
    private final Timer heart = new Timer("heartbeat", true);
    private Holder own = Holder.current();
    private boolean released;

    private RunLock(Folder folder, boolean folderIsNew) {
        this.folder = folder;
        this.folderIsNew = folderIsNew;
    }

    /**
     * Takes the folder for this process; makes it where there is none.
     *
     * @throws LockedException when another process has it
     */
    public static RunLock take(Folder folder) {
        RunLock lock = new RunLock(folder, folder.make());
        if (!lock.create()) {
            Optional<Found> found = look(folder);
            if (found.isPresent() && !found.get().isAbandoned(folder.now())) {
                throw lock.isHeldBy(found.get().name());
            }
            folder.delete(FILE);
            if (!lock.create()) {
                throw lock.isHeldBy(look(folder).map(Found::name).orElse(UNKNOWN));
            }
        }
        lock.heart.schedule(lock.heartbeat(), HEARTBEAT.toMillis(), HEARTBEAT.toMillis());
        return lock;
    }

    /** The process that writes to a folder, in words; empty when there is none. It writes nothing, so this machine's clock decides. */
    public static Optional<String> holder(Folder folder) {
        return look(folder)
                .filter(found -> !found.isAbandoned(System.currentTimeMillis()))
                .map(Found::name);
    }

    private static Optional<Found> look(Folder folder) {
        return folder.written(FILE)
                .flatMap(written ->
                        folder.readIfThere(FILE).map(bytes -> new Found(holder(bytes, folder.path(FILE)), written)));
    }

    private static Optional<Holder> holder(byte[] bytes, Path file) {
        try {
            return Optional.of(Json.read(bytes, Holder.class, file));
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    private boolean create() {
        return folder.create(FILE, Json.write(own));
    }

    private LockedException isHeldBy(String holder) {
        return new LockedException(
                folder.path() + " is being written by " + holder + "; wait for it, or choose another run.output");
    }

    /** Adds Spark's identifier of this application to the lock. */
    public synchronized void name(String application) {
        own = own.as(application);
        beat();
    }

    /**
     * Checks that this process may write. Every change of the folder asks first.
     *
     * @throws LockedException when the folder is not, or no longer, this process's
     */
    public synchronized void ensureHeld() {
        if (!isHeld()) {
            throw new LockedException(folder.path() + " is no longer this process's to write, but that of "
                    + look(folder).map(Found::name).orElse("nobody") + "; what was committed stays");
        }
    }

    /** Writes the file anew, if this process still holds the lock. */
    synchronized void beat() {
        if (isHeld()) {
            folder.replace(FILE, Json.write(own));
        }
    }

    private boolean isHeld() {
        return !released
                && look(folder)
                        .flatMap(Found::holder)
                        .filter(own::isSameProcess)
                        .isPresent();
    }

    private TimerTask heartbeat() {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    beat();
                } catch (RuntimeException e) {
                    // the next heartbeat may succeed, and nothing is committed before the lock has been read
                }
            }
        };
    }

    /** Leaves the folder to other processes. A new folder in which nothing was written is deleted. */
    @Override
    public synchronized void close() {
        heart.cancel();
        if (isHeld()) {
            folder.delete(FILE);
            if (folderIsNew) {
                folder.deleteIfEmpty();
            }
        }
        released = true;
    }
}
