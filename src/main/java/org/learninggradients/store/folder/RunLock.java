package org.learninggradients.store.folder;

import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.hadoop.fs.Path;

/**
 * Lets one process at a time write to a run's folder: a file that names the process and is written anew at every heartbeat. It
 * passes to another process when its holder is gone from this host or container, or has not been heard of for a minute.
 */
public final class RunLock implements AutoCloseable {
    public static final String FILE = "_lock.json";

    private static final String UNKNOWN = "another process";
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration ABANDONED = Duration.ofSeconds(60);

    /**
     * What the file says.
     *
     * @param holder who has written it; empty where it cannot be read, such as while it is being written
     * @param written when, in milliseconds of the file system's clock
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

    /** Who writes to a folder, if somebody does. By this machine's clock: looking writes nothing. */
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

    /** Says which of Spark's applications this is. */
    public synchronized void name(String application) {
        own = own.as(application);
        beat();
    }

    /**
     * To be asked before anything in the folder is changed.
     *
     * @throws LockedException when it is not, or no longer, this process's
     */
    public synchronized void ensureHeld() {
        if (!isHeld()) {
            throw new LockedException(folder.path() + " is no longer this process's to write, but that of "
                    + look(folder).map(Found::name).orElse("nobody") + "; what was committed stays");
        }
    }

    /** Writes the file anew, if it is still ours. */
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
                    // the next one may succeed, and nothing is committed before the lock has been read
                }
            }
        };
    }

    /** Leaves the folder to others; a new one in which nothing was written goes. */
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
