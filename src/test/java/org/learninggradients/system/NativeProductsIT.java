package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.Tolerance;
import org.learninggradients.cli.Session;
import org.learninggradients.learn.PlannedProducts;
import org.learninggradients.math.BlasLibrary;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.store.table.Table;

/** {@code train.products = native}: the same bits on this machine, and no run without a library. */
class NativeProductsIT {
    private static final int PLAN = 2;
    private static final Map<String, String> NO_LIBRARY =
            Map.of("dev.ludovic.netlib.blas.nativeLibPath", "/nowhere/libblas.so.3");

    @TempDir
    Path folder;

    @Test
    void theSameBitsWhereverStepsRun() {
        BlasLibrary.assumeThere();
        Map<String, List<String>> reference = bits("placement = data, partitions = 1");
        assertThat(bits("placement = data, partitions = 7")).isEqualTo(reference);
        assertThat(bits("placement = trials")).isEqualTo(reference);
        assertThat(bits("placement = trials, cohort-bytes = 2000")).isEqualTo(reference);
    }

    @Test
    void theNumbersOfThePortableProductsInARunOfItsOwn() {
        BlasLibrary.assumeThere();
        TrainedRun portable = train("run", "products = java");
        TrainedRun ours = train("native", "products = native");
        assertClose("losses", losses(ours), losses(portable), Tolerance.TRAJECTORY);
        Command command = Command.run("train", conf("products = native"), "--output", folder.resolve("run") + "");
        assertRefused(command, "train.products is java there and native here");
    }

    @Test
    void withoutALibraryNothingIsWritten() throws IOException, InterruptedException {
        Command command = process(Map.of(), NO_LIBRARY);
        assertRefused(command, "train.products: is native, but ");
        assertThat(command.err())
                .contains("no BLAS library", "/nowhere/libblas.so.3", "libopenblas0", "train.products = java");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aLibraryWithThreadsOfItsOwnIsRefused() throws IOException, InterruptedException {
        BlasLibrary.assumeThere();
        assertRefused(process(Map.of("OPENBLAS_NUM_THREADS", "2"), Map.of()), "OPENBLAS_NUM_THREADS=1");
        assertRefused(process(Map.of("OMP_NUM_THREADS", ""), Map.of()), "OMP_NUM_THREADS=1");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void executorsAreToldToo() {
        assertThat(Session.settings("train", PlannedProducts.environment(ProductsProvider.NATIVE))
                        .getExecutorEnv()
                        .mkString(" "))
                .contains("(OPENBLAS_NUM_THREADS,1)", "(OMP_NUM_THREADS,1)");
        assertThat(Session.settings("train", PlannedProducts.environment(ProductsProvider.JAVA))
                        .getExecutorEnv()
                        .isEmpty())
                .isTrue();
    }

    /** The driver has a library, the executors' machine has none. */
    @Test
    void anExecutorWithoutALibraryEndsTheRun() throws IOException, InterruptedException {
        BlasLibrary.assumeThere();
        Path home = Files.createDirectories(folder.resolve("spark/jars")).getParent();
        Command command = process(
                Map.of("SPARK_HOME", home + "", "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"),
                Map.of(
                        "spark.master",
                        "local-cluster[1,1,512]",
                        "spark.executor.memory",
                        "512m",
                        "spark.executor.extraClassPath",
                        JarProcess.classPath(),
                        "spark.executor.extraJavaOptions",
                        "-D" + NO_LIBRARY.entrySet().iterator().next()));
        assertThat(command.status()).as(command.err()).isEqualTo(PLAN);
        assertThat(command.err().lines().reduce("", (before, last) -> last))
                .startsWith("train.products: is native, but ")
                .contains("/nowhere/libblas.so.3", "libopenblas0", "train.products = java");
        assertThat(Files.readString(folder.resolve("run/run.json"))).contains("FAILED", "/nowhere/libblas.so.3");
    }

    private Map<String, List<String>> bits(String train) {
        return Tables.of(
                train("run-" + System.nanoTime(), "products = native, " + train).path());
    }

    private TrainedRun train(String name, String train) {
        return TrainedRun.completed(folder, name, lines(train));
    }

    private static double[] losses(TrainedRun run) {
        return TrainedRun.numbers(run.rows(Table.METRICS, "true", "trial", "epoch", "side"), "loss");
    }

    private Command process(Map<String, String> environment, Map<String, String> properties)
            throws IOException, InterruptedException {
        String run = folder.resolve("run").toString();
        return JarProcess.run(folder, environment, properties, "train", conf("products = native"), "--output", run);
    }

    private String conf(String train) {
        return Command.conf(folder, lines(train));
    }

    private static String[] lines(String train) {
        return List.of(
                        "data { path = data/wdbc.csv, label = target, block-rows = 16 }",
                        "network { hidden = [[24, 9]], activation = [tanh, sigmoid] }",
                        "train { epochs = 2, batch-size = 64, seeds = [1, 2] }",
                        "importance { steps = true, examples = { epochs = [2], side = test } }",
                        "train { " + train + " }")
                .toArray(String[]::new);
    }

    private static void assertRefused(Command command, String message) {
        assertThat(command.status()).as(command.err()).isEqualTo(PLAN);
        assertThat(command.err()).contains(message).hasLineCount(1);
        assertThat(command.out()).isEmpty();
    }
}
