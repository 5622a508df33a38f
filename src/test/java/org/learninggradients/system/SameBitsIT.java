package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.plan.Plan;

/** The result of a plan is a function of the plan and the data, to the bit. */
class SameBitsIT {
    private static final String WDBC = "data/wdbc.csv";
    private static final Map<String, String> KRYO = Map.of(
            "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
            "spark.kryo.registrationRequired", "true");

    @TempDir
    static Path folder;

    private static Map<String, List<String>> reference;

    @BeforeAll
    static void trainOnce() {
        Path run = folder.resolve("reference");
        train(Map.of(), run, WDBC, "train.partitions=1");
        reference = Tables.of(run);
        assertThat(reference.get("importance_steps"))
                .as("rows of every minibatch")
                .hasSizeGreaterThan(1000);
        assertThat(reference.get("importance_examples"))
                .as("rows of every test example")
                .hasSizeGreaterThan(1000);
        assertThat(reference.get("importance"))
                .as("8 trials: 2 epochs of the learning gradient, 1 of 3 other methods")
                .hasSize(8 * (2 + 3) * 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64})
    void onAnyNumberOfPartitions(int partitions) {
        assertThat(nonEmptyPartitions(partitions)).as("non-empty partitions").isEqualTo(partitions);
        assertSame(Map.of(), WDBC, "train.partitions=" + partitions);
    }

    @Test
    void onOneCore() {
        assertSame(Map.of("spark.master", "local[1]"), WDBC, "train.partitions=7");
    }

    @Test
    void fromSevenFiles() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("seven"));
        List<String> lines = Files.readAllLines(Path.of(WDBC));
        int next = 1;
        for (int part = 0; part < 7; part++) {
            int end = part == 6 ? lines.size() : next + 60 + part;
            List<String> own = new java.util.ArrayList<>(lines.subList(next, end));
            own.add(0, lines.get(0));
            Files.write(parts.resolve("part-" + part + ".csv"), own);
            next = end;
        }
        assertSame(Map.of(), parts.toString(), "train.partitions=7");
    }

    @Test
    void withKryoAndRegistrationRequired() {
        assertSame(KRYO, WDBC, "train.partitions=24");
    }

    @Test
    void withTheTrialsSpreadOverTheCluster() {
        assertSame(Map.of(), WDBC, "train.placement=trials");
        assertSame(Map.of("spark.master", "local[1]"), WDBC, "train.placement=trials", "checkpoint.every=1");
        assertSame(KRYO, WDBC, "train.placement=trials", "train.cohort-bytes=2000");
    }

    @Test
    void inCohortsOfAnySize() {
        assertSame(Map.of(), WDBC, "train.cohort-bytes=2000", "checkpoint.seconds=1");
    }

    @Test
    void aloneOrAmongSixty() {
        Path alone = folder.resolve("alone");
        Path sixty = folder.resolve("sixty");
        train(Map.of(), alone, WDBC, "train.seeds=17", "data.split-seed=2", "network.activation=relu");
        train(Map.of(), sixty, WDBC, "train.seeds=1..30", "data.split-seed=2");
        for (String table : List.of("importance", "metrics", "importance_steps", "importance_examples", "networks")) {
            List<String> among = Tables.of(sixty, "trial").get(table);
            assertThat(among).as(table).containsAll(Tables.of(alone, "trial").get(table));
        }
    }

    private static void assertSame(Map<String, String> spark, String data, String... settings) {
        Path run = folder.resolve("run-" + System.nanoTime());
        train(spark, run, data, settings);
        Map<String, List<String>> tables = Tables.of(run);
        reference.forEach(
                (table, rows) -> assertThat(tables.get(table)).as(table).isEqualTo(rows));
    }

    private static void train(Map<String, String> spark, Path run, String data, String... settings) {
        List<String> arguments = new java.util.ArrayList<>(List.of("train", conf(data), "--output", run.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Command command = Command.with(spark, arguments.toArray(String[]::new));
        assertThat(command.status()).as(command.err()).isZero();
    }

    private static String conf(String data) {
        return Command.conf(
                folder,
                "data { path = \"" + data + "\", label = target, block-rows = 4, split-seed = [1, 2] }",
                "network { hidden = [[5, 3]], activation = [tanh, relu] }",
                "train { epochs = 2, batch-size = 32, seeds = [1, 2], placement = data }",
                "importance { steps = true, examples = { epochs = [2], side = test } }",
                "importance { methods = [learning-gradient, saliency, smoothgrad, deeplift-rescale] }",
                "importance { method-epochs = [2], method-side = train }",
                "networks.epochs = [1]");
    }

    private static long nonEmptyPartitions(int partitions) {
        SparkSession session = SparkSessions.session();
        JavaSparkContext context = SparkSessions.context(session);
        Plan plan = new PlanReader(Settings.read(Path.of(conf(WDBC)), List.of(), "unused")).read(name -> {
            throw new AssertionError(name);
        });
        try (TrainingData dataset = TrainingData.read(context, session, plan.data());
                Split split = dataset.split(1, 32, partitions)) {
            assertThat(split.trainingBlocks()).as("blocks").isGreaterThan(100);
            return split
                    .training()
                    .mapPartitions(blocks -> List.of(blocks.hasNext()).iterator())
                    .collect()
                    .stream()
                    .filter(any -> any)
                    .count();
        }
    }
}
