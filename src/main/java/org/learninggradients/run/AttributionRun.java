package org.learninggradients.run;

import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.learn.PlannedProducts;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.run.AttributedRows.MethodCompleteness;
import org.learninggradients.store.TableFolder;

/**
 * The attribution of a table's rows. In memory:
 *
 * <pre>{@code
 * NetworkSource network = new NetworkSource.Trial("runs/wdbc", 0);
 * try (AttributedRows rows = AttributionRun.inMemory(AttributionPlan.of(network, "data/wdbc.csv", "deeplift-mixed"), spark)) {
 *     rows.tall().show();
 * }
 * }</pre>
 *
 * <p>Into a folder, which appears whole or not at all:
 *
 * <pre>{@code
 * try (AttributionRun run = AttributionRun.open(plan, output, hadoop, System.err::println)) {
 *     run.attribute(spark);
 * }
 * }</pre>
 */
public final class AttributionRun implements AutoCloseable {
    /**
     * What came of an attribution.
     *
     * @param folder of the tables
     * @param rows how many were attributed
     * @param seconds from the first row read to the last one written
     * @param completeness how complete the attributions of each method are
     */
    public record Outcome(String folder, long rows, double seconds, List<MethodCompleteness> completeness) {}

    private final AttributionPlan plan;
    private final AttributionOutput output;
    private final TableFolder folder;
    private final Consumer<String> notices;

    private AttributionRun(
            AttributionPlan plan, AttributionOutput output, TableFolder folder, Consumer<String> notices) {
        this.plan = plan;
        this.output = output;
        this.folder = folder;
        this.notices = notices;
    }

    /**
     * Begins a folder, before any row is read.
     *
     * @param hadoop how the folder is reached
     * @param notices is told what the user should know, a line at a time
     * @throws org.learninggradients.store.folder.StoreException when there is something in the folder's place, or it cannot be made
     */
    public static AttributionRun open(
            AttributionPlan plan, AttributionOutput output, Configuration hadoop, Consumer<String> notices) {
        PlannedProducts.check(ProductsProvider.JAVA);
        return new AttributionRun(plan, output, TableFolder.stage(output.folder(), hadoop), notices);
    }

    /** Attributes the rows and keeps the results on the cluster, until they are closed. */
    public static AttributedRows inMemory(AttributionPlan plan, SparkSession session) {
        PlannedProducts.check(ProductsProvider.JAVA);
        return Attributing.of(plan, session, notice -> {}).attribute();
    }

    /** Attributes the rows and puts the tables {@code attributions} and {@code rows} into the folder. */
    public Outcome attribute(SparkSession session) {
        Attributing attributing = Attributing.of(plan, session, notices);
        long start = System.nanoTime();
        try (AttributedRows rows = attributing.attribute()) {
            folder.write("attributions", output.layout().table(rows), output.format());
            folder.write("rows", rows.outputs(), output.format());
            String path = folder.commit();
            return new Outcome(path, rows.count(), (System.nanoTime() - start) * 1e-9, rows.completeness());
        }
    }

    /** What to tell the user when this process is ended from outside. */
    public String interrupt() {
        return folder.interrupted();
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        folder.close();
    }
}
