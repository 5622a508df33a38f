package org.learninggradients.cli;

import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.run.WireTypes;
import org.learninggradients.text.Shown;
import scala.jdk.javaapi.CollectionConverters;

/** The Spark session of a command: as spark-submit or system properties configure it, else embedded in this process. */
public final class Session implements AutoCloseable {
    private final SparkSession spark;

    private Session(SparkSession spark) {
        this.spark = spark;
    }

    /** A session for a command that is done soon. */
    static Session brief(String command) {
        return start(settings(command, Map.of()).setIfMissing("spark.ui.enabled", "false"));
    }

    /**
     * A session for a command that runs long enough for a look at Spark's web page.
     *
     * @param environment variables that executors start with
     */
    static Session lasting(String command, Map<String, String> environment) {
        return start(settings(command, environment).setIfMissing("spark.ui.enabled", "true"));
    }

    private static Session start(SparkConf settings) {
        return new Session(SparkSession.builder().config(settings).getOrCreate());
    }

    /** The settings of Spark for a command, where the user gives no others. */
    public static SparkConf settings(String command, Map<String, String> environment) {
        SparkConf settings = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.app.name", "learning-gradients " + command)
                .setIfMissing("spark.kryo.registrator", WireTypes.class.getName())
                .setIfMissing("spark.redaction.regex", Shown.SECRET_SETTINGS)
                .setIfMissing("spark.redaction.string.regex", Shown.SECRETS)
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

    /** The address of Spark's web page, if there is one. */
    Optional<String> webPage() {
        return CollectionConverters.asJava(spark.sparkContext().uiWebUrl().toList()).stream()
                .findFirst();
    }

    /** Hadoop's settings as a session has them, without a session. */
    static Configuration hadoop() {
        return SparkHadoopUtil.get().newConfiguration(new SparkConf());
    }

    @Override
    public void close() {
        spark.stop();
    }
}
