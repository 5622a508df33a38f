package org.learninggradients.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.plan.Plan;

/** A session as a command has it, and plans as a command reads them: the way in for measurements. */
public final class ProductSession implements AutoCloseable {
    private final Session session;

    private ProductSession(Session session) {
        this.session = session;
    }

    /** Embedded, on so many cores. */
    public static ProductSession start(int cores) {
        System.setProperty("spark.master", "local[" + cores + "]");
        return new ProductSession(Session.brief("benchmark"));
    }

    /** A settings file with changes, each {@code key=value}. PlanException when a setting does not exist. */
    public static Plan plan(Path conf, List<String> changes) {
        return new PlanReader(Settings.read(conf, changes, "")).read(path -> {
            throw new IllegalArgumentException("no measurement reads networks, as " + path);
        });
    }

    /** The session. */
    public SparkSession spark() {
        return session.spark();
    }

    /** The context of the session. */
    public JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark().sparkContext());
    }

    @Override
    public void close() {
        session.close();
    }
}
