package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.Tolerance;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.net.Network;
import org.learninggradients.onnx.OnnxReader;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.store.Run;
import org.learninggradients.store.table.Table;

/** Full-batch training through Spark goes where PyTorch's goes, from the same weights. */
class TrajectoryIT {
    private static final String ORACLES = "src/test/resources/oracles/";

    @TempDir
    Path folder;

    @Test
    void ofThePaperBySgd() throws IOException {
        assertTrajectory("trajectory-wdbc-paper-sgd", "loss = mse", "optimizer { name = sgd, learning-rate = 2.0 }");
    }

    @Test
    void ofReluByMomentum() throws IOException {
        assertTrajectory(
                "trajectory-wdbc-relu-momentum",
                "loss = binary-cross-entropy",
                "optimizer { name = sgd, learning-rate = 0.1, momentum = 0.9 }");
    }

    @Test
    void ofTanhByAdam() throws IOException {
        assertTrajectory(
                "trajectory-wdbc-adam",
                "loss = binary-cross-entropy",
                "optimizer { name = adam, learning-rate = 0.01 }");
    }

    private void assertTrajectory(String name, String... train) throws IOException {
        JsonNode oracle =
                new ObjectMapper().readTree(Path.of(ORACLES + name + ".json").toFile());
        int epochs = oracle.get("epochs").size();
        Path run = folder.resolve(name);
        String conf = Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target, test-fraction = 0, block-rows = 16 }",
                "network.initial = \"" + ORACLES + name + "-initial.onnx\"",
                "train { epochs = " + epochs + ", batch-size = all, seeds = 1, partitions = 5, placement = data, "
                        + String.join(", ", train) + " }");
        Command command = Command.run("train", conf, "--output", run.toString());
        assertThat(command.status()).as(command.err()).isZero();
        assertFivePartitions();
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            assertEpochs(opened, oracle.get("epochs"));
            byte[] onnx = opened.network(SparkSessions.session(), 0, java.util.OptionalInt.empty());
            assertWeights(OnnxReader.read(onnx).network(), oracle.get("final-weights"));
        }
    }

    private static void assertEpochs(Run run, JsonNode epochs) {
        SparkSession session = SparkSessions.session();
        List<Row> losses =
                run.tables().read(session, Table.METRICS).orderBy("epoch").collectAsList();
        List<Row> importance = run.tables()
                .read(session, Table.IMPORTANCE)
                .orderBy("epoch", "feature_index")
                .collectAsList();
        int features = importance.size() / epochs.size();
        for (int e = 0; e < epochs.size(); e++) {
            JsonNode expected = epochs.get(e);
            List<Row> rows = importance.subList(e * features, (e + 1) * features);
            assertClose("loss", column(losses.subList(e, e + 1), "loss"), expected.get("loss-before-step"));
            assertClose("learning gradient", column(rows, "importance"), expected.get("learning-gradient"));
            assertClose("mean gradient", column(rows, "mean_signed"), expected.get("mean-gradient"));
        }
    }

    private static void assertWeights(Network network, JsonNode weights) {
        int next = 0;
        for (int layer = 0; layer < network.topology().nodes().size(); layer++) {
            if (network.topology().layer(layer).parameterCount() > 0) {
                assertClose("weights", network.weights(layer).data, weights.get(next++));
                assertClose("bias", network.bias(layer).data, weights.get(next++));
            }
        }
        assertThat(next).as("arrays compared").isEqualTo(weights.size());
    }

    /** The partitions of the run were these: blocks of 16 rows on five of them. */
    private static void assertFivePartitions() {
        SparkSession session = SparkSessions.session();
        DataPlan plan = new PlanReader(Settings.read(
                        Path.of("conf/wdbc.conf"), List.of("data.block-rows=16", "data.test-fraction=0"), ""))
                .read(name -> {
                    throw new AssertionError(name);
                })
                .data();
        try (TrainingData data = TrainingData.read(SparkSessions.context(session), session, plan);
                Split split = data.split(1, 569, 5)) {
            List<Integer> blocks = split.training()
                    .mapPartitions(partition -> {
                        int count = 0;
                        while (partition.hasNext()) {
                            partition.next();
                            count++;
                        }
                        return List.of(count).iterator();
                    })
                    .collect();
            assertThat(blocks).as("blocks of each partition").hasSize(5).doesNotContain(0);
        }
    }

    private static double[] column(List<Row> rows, String name) {
        return rows.stream().mapToDouble(row -> row.<Double>getAs(name)).toArray();
    }

    private static double[] array(JsonNode node) {
        return node.isArray()
                ? java.util.stream.StreamSupport.stream(node.spliterator(), false)
                        .flatMapToDouble(part -> java.util.Arrays.stream(array(part)))
                        .toArray()
                : new double[] {node.asDouble()};
    }

    private static void assertClose(String what, double[] actual, JsonNode expected) {
        Tolerance.assertClose(what, actual, array(expected), Tolerance.TRAJECTORY);
    }
}
