package org.learninggradients.probe;

import java.lang.management.ManagementFactory;

/** The Java heap. */
final class Heap {
    private static final int COLLECTIONS = 3;
    private static final long PAUSE_MS = 200;

    private Heap() {}

    /** Bytes in use after several garbage collections, with pauses in which Spark's cleaner follows. */
    static long usedBytes() {
        try {
            for (int i = 0; i < COLLECTIONS; i++) {
                System.gc();
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
