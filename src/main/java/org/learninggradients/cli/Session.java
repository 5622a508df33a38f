package org.learninggradients.cli;

import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.run.WireTypes;
import org.learninggradients.text.Shown;
import scala.jdk.javaapi.CollectionConverters;

/** The Spark session of a command: as spark-submit or system properties ask for it, else embedded. */
public final class Session implements AutoCloseable {
    private final SparkSession spark;

    private Session(SparkSession spark) {
        this.spark = spark;
    }

    /** Starts one that is gone soon. */
    static Session start(String command) {
        return start(command, false, Map.of());
    }

    /** Starts one, with its web page where it runs long enough for a look, and variables in its executors' environment. */
    static Session start(String command, boolean webPage, Map<String, String> environment) {
        SparkConf settings = settings(command, webPage, environment);
        return new Session(SparkSession.builder().config(settings).getOrCreate());
    }

    /** What is asked of Spark, where the user does not ask for something else. */
    public static SparkConf settings(String command, boolean webPage, Map<String, String> environment) {
        SparkConf settings = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.app.name", "learning-gradients " + command)
                .setIfMissing("spark.kryo.registrator", WireTypes.class.getName())
                .setIfMissing("spark.redaction.regex", Shown.SECRET_SETTINGS)
                .setIfMissing("spark.redaction.string.regex", Shown.SECRETS)
                .setIfMissing("spark.ui.enabled", Boolean.toString(webPage))
                .setIfMissing("spark.ui.showConsoleProgress", "false");
        environment.forEach((name, value) -> settings.setIfMissing("spark.executorEnv." + name, value));
        if (settings.get("spark.master").startsWith("local")) {
            settings.setIfMissing("spark.driver.host", "127.0.0.1")
                    .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
                    .setIfMissing("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/spark-warehouse")
                    .setIfMissing("spark.sql.shuffle.partitions", "2");
        }
        return settings;
    }

    SparkSession spark() {
        return spark;
    }

    /** Where Spark shows its jobs, if it does. */
    Optional<String> webPage() {
        return CollectionConverters.asJava(spark.sparkContext().uiWebUrl().toList()).stream()
                .findFirst();
    }

    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    /** Hadoop's settings, as the session will have them; they need none. */
    static Configuration hadoop() {
        return SparkHadoopUtil.get().newConfiguration(new SparkConf());
    }

    @Override
    public void close() {
        spark.stop();
    }
}
