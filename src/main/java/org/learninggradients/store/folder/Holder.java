package org.learninggradients.store.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.net.NetUtils;
import org.jspecify.annotations.Nullable;

/**
 * The process that writes a run's folder, as its lock says.
 *
 * @param host name of the machine
 * @param process number of the process
 * @param numbering what makes the process number unique: a start of the machine and a name space of processes, of which each
 *     container has its own; null when the machine does not say
 * @param started time at which the process began (ISO 8601, UTC); null when the machine does not say
 * @param application Spark's identifier of it; null before there is one
 */
record Holder(
        String host,
        long process,
        @Nullable String numbering,
        @Nullable String started,
        @Nullable String application) {
    /** Largest difference between two readings of the time at which one process began. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    Holder {
        Objects.requireNonNull(host);
        if (started != null) {
            Instant.parse(started);
        }
    }

    /** This process. */
    static Holder current() {
        ProcessHandle own = ProcessHandle.current();
        return new Holder(NetUtils.getLocalHostname(), own.pid(), numberingHere(), started(own), null);
    }

    Holder as(@Nullable String name) {
        return new Holder(host, process, numbering, started, name);
    }

    boolean isSameProcess(Holder other) {
        return equals(other.as(application));
    }

    /** Whether the holder ran on this host and container, and no longer runs. */
    boolean isGone() {
        Holder own = current();
        if (!host.equals(own.host) || !Objects.equals(numbering, own.numbering)) {
            return false;
        }
        Optional<ProcessHandle> now = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return now.isEmpty() || !beganTogether(started, started(now.get()));
    }

    private static boolean beganTogether(@Nullable String one, @Nullable String other) {
        return one == null
                || other == null
                || Duration.between(Instant.parse(one), Instant.parse(other))
                                .abs()
                                .compareTo(CLOCK)
                        <= 0;
    }

    /** As Linux tells. */
    private static @Nullable String numberingHere() {
        try {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return boot.strip() + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse(null);
    }

    @Override
    public String toString() {
        return "process " + process + " on " + host + (started == null ? "" : " since " + started)
                + (application == null ? "" : " (" + application + ")");
    }
}
