package org.learninggradients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.learninggradients.math.RandomStream;

/**
 * Feeds a reader with damaged files. It ends with each in a result or in an error of its own kind, before long and with little memory.
 * {@code -Dfuzz.mutations=100000} makes it long, {@code -Dfuzz.seed=2} another.
 */
public final class Fuzzer {
    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long HANGING_SECONDS = 60;

    /** What a reader may allocate for a file: so much, and so many times its size. */
    private static final long MOST_BYTES = 64 << 20;

    private static final long MOST_TIMES = 1_000;

    /** What is to be fuzzed. */
    public interface Reader {
        void read(byte[] file) throws Exception;
    }

    private final String name;
    private final Mutations mutations;
    private final List<Class<? extends Exception>> refusals;

    /** By this name; files are made out of seeds and tokens, and may be refused by these exceptions. */
    public Fuzzer(String name, List<byte[]> seeds, List<String> tokens, List<Class<? extends Exception>> refusals) {
        this.name = name;
        this.mutations = new Mutations(seeds, tokens);
        this.refusals = List.copyOf(refusals);
    }

    /** Reads all mutations, of which some are accepted and some refused. */
    public void check(Reader reader) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread daemon = new Thread(task, "fuzzer");
            daemon.setDaemon(true);
            return daemon;
        });
        int accepted = 0;
        try {
            for (int number = 0; number < MUTATIONS; number++) {
                byte[] file = mutations.next(RandomStream.of(SEED, number));
                accepted += isAccepted(reader, file, number, thread) ? 1 : 0;
            }
        } finally {
            thread.shutdownNow();
        }
        assertThat(accepted)
                .as("accepted of %d mutations of %s", MUTATIONS, name)
                .isBetween(1, MUTATIONS - 1);
    }

    private boolean isAccepted(Reader reader, byte[] file, int number, ExecutorService thread) throws Exception {
        try {
            return thread.submit(() -> isAccepted(reader, file)).get(HANGING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("hangs: " + kept(file, number), e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause() + ": " + kept(file, number), e.getCause());
        }
    }

    private boolean isAccepted(Reader reader, byte[] file) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean accepted = true;
        try {
            reader.read(file);
        } catch (Exception e) {
            if (refusals.stream().noneMatch(refusal -> refusal.isInstance(e))) {
                throw e;
            }
            assertThat(e.getMessage()).as("message").isNotBlank().doesNotContainPattern("(?!\n  )\\p{Cntrl}");
            accepted = false;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
                .as("bytes for a file of %d", file.length)
                .isLessThan(MOST_BYTES + MOST_TIMES * file.length);
        return accepted;
    }

    private String kept(byte[] file, int number) throws IOException {
        Path path = Path.of("target", "fuzz", name + "-" + SEED + "-" + number);
        Files.createDirectories(path.getParent());
        Files.write(path, file);
        return "mutation " + number + " of -Dfuzz.seed=" + SEED + ", kept as " + path;
    }
}
