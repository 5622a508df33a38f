package org.learninggradients;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import scala.Option;

/** One small Spark for all tests of a run: tests take a SparkSession or a JavaSparkContext as a parameter. */
public final class SparkSessions implements ParameterResolver {
    /** The shared session, on two threads. */
    public static SparkSession session() {
        return start(Map.of());
    }

    /** Runs on a session with other settings, in place of the shared one, which starts anew when it is next asked for. */
    public static void with(Map<String, String> settings, Consumer<SparkSession> action) {
        Option<SparkSession> running = SparkSession.getDefaultSession();
        if (running.isDefined()) {
            running.get().stop();
        }
        SparkSession session = start(settings);
        try {
            action.accept(session);
        } finally {
            session.stop();
        }
    }

    /** The context of a session. */
    public static JavaSparkContext context(SparkSession session) {
        return JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    private static SparkSession start(Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("tests")
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2");
        settings.forEach(builder::config);
        return builder.getOrCreate();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == SparkSession.class || type == JavaSparkContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        boolean wantsSession = parameter.getParameter().getType() == SparkSession.class;
        return wantsSession ? session() : context(session());
    }
}
