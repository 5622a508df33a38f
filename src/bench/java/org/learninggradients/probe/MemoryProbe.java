package org.learninggradients.probe;

import java.util.Arrays;
import org.apache.spark.storage.RDDInfo;
import org.learninggradients.cli.ProductSession;

/** Measures cached rows in bytes: the training blocks and everything cached as Spark reports them, and the added heap. */
final class MemoryProbe {
    private MemoryProbe() {}

    static Readings measure(Order order) {
        GeneratedRows rows = GeneratedRows.of(order);
        Readings readings = new Readings();
        try (ProductSession session = ProductSession.start(order.cores())) {
            rows.table();
            long before = Heap.usedBytes();
            try (Workload work = new Workload(session, Workload.PASS, rows.settings())) {
                work.split().training().count();
                readings.add("heap", (double) (Heap.usedBytes() - before));
                readings.add("blocks", (double) blockBytes(session, work));
                readings.add("storage", (double) storedBytes(session));
                readings.add("raw", (double) rows.rows() * rows.features() * Double.BYTES);
            }
        }
        return readings;
    }

    /** Memory of the training blocks. */
    private static long blockBytes(ProductSession session, Workload work) {
        int id = work.split().training().id();
        return Arrays.stream(session.context().sc().getRDDStorageInfo())
                .filter(info -> info.id() == id)
                .mapToLong(RDDInfo::memSize)
                .sum();
    }

    private static long storedBytes(ProductSession session) {
        return Arrays.stream(session.context().sc().getRDDStorageInfo())
                .mapToLong(RDDInfo::memSize)
                .sum();
    }
}
