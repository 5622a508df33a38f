package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** submit/cluster.sh and submit/spark-submit.sh: real daemons, real executors. */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static Command started = new Command(0, "", "");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        started = new Cluster(folder).control("start");
        assertThat(started.status()).as(started.err()).isZero();
        assertThat(started.out()).contains("spark://127.0.0.1:");
    }

    @AfterAll
    static void stopLeavesNoProcess() throws IOException, InterruptedException {
        assertThat(new Cluster(folder).control("stop").status()).isZero();
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(folder + "/cluster/")))
                .isEmpty();
    }

    @Test
    void trainsWithTheBitsOfOneMachineAndLeavesItsHistory() throws IOException, InterruptedException {
        Path there = folder.resolve("there");
        Path here = folder.resolve("here");
        Command submitted = new Cluster(folder)
                .submit(
                        "--conf",
                        "spark.serializer=org.apache.spark.serializer.KryoSerializer",
                        "--conf",
                        "spark.kryo.registrationRequired=true",
                        "--",
                        "train",
                        conf(),
                        "--output",
                        there.toString());
        assertThat(submitted.status()).as(submitted.err()).isZero();
        Command local = Command.run("train", conf(), "--output", here.toString());
        assertThat(local.status()).as(local.err()).isZero();
        assertThat(submitted.out()).isEqualTo(local.out());
        assertThat(Tables.of(there)).isEqualTo(Tables.of(here));

        String history = found(
                        "history: .*(http://\\S+)",
                        new Cluster(folder).control("status").out()) + "/api/v1/applications";
        String applications = answer(history, "\"completed\" : true");
        assertThat(applications).contains("\"name\" : \"learning-gradients train\"");
        String application = found("\"id\" : \"(app-\\S+)\"", applications);
        assertThat(answer(history + "/" + application + "/allexecutors", "]"))
                .contains("\"id\" : \"driver\"", "\"id\" : \"0\"", "\"id\" : \"1\"");
    }

    @Test
    void startBringsBackAKilledWorkerAndKeepsTheRest() throws IOException, InterruptedException {
        Command before = new Cluster(folder).control("start");
        assertThat(before.out()).as("all run").isEqualTo(started.out());

        long killed = Long.parseLong(
                Files.readString(folder.resolve("cluster/worker-2.pid")).strip());
        ProcessHandle worker = ProcessHandle.of(killed).orElseThrow();
        worker.destroyForcibly();
        worker.onExit().join();
        Command status = new Cluster(folder).control("status");
        assertThat(status.status()).isOne();
        assertThat(status.out()).contains("worker-2: stopped").doesNotContain("spark://");

        Command after = new Cluster(folder).control("start");
        assertThat(after.status()).as(after.err()).isZero();
        assertThat(withoutWorker2(after)).isEqualTo(withoutWorker2(before));
        assertThat(after.out()).contains("worker-2: pid ").doesNotContain("pid " + killed + ",");
        started = after;
    }

    @Test
    void withoutSparkOrWithoutACommandOneLineSaysSo() throws IOException, InterruptedException {
        Command noSpark = new Cluster(folder).submit("none", new String[] {"train", "conf/wdbc.conf"});
        assertThat(noSpark.status()).isEqualTo(2);
        assertThat(noSpark.err())
                .contains(folder + "/none/bin/spark-submit", "SPARK_HOME", "submit/local.sh")
                .hasLineCount(1);
        Command noCommand = new Cluster(folder).submit("--master", "yarn", "train", "conf/wdbc.conf");
        assertThat(noCommand.status()).isEqualTo(2);
        assertThat(noCommand.err()).contains("-- COMMAND").hasLineCount(1);
    }

    private static String conf() {
        return Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target, block-rows = 16 }",
                "network { hidden = [[5, 3]], activation = [tanh, relu] }",
                "train { epochs = 2, batch-size = 32, seeds = [1, 2], placement = data, partitions = 8 }",
                "importance { steps = true, examples = { epochs = [2], side = test } }");
    }

    private static List<String> withoutWorker2(Command status) {
        return status.out().lines().filter(line -> !line.startsWith("worker-2")).toList();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    /** What a page says, once it says this. */
    private static String answer(String address, String expected) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        Instant end = Instant.now().plus(PATIENCE);
        String answer = "";
        while (!answer.contains(expected) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        }
        assertThat(answer).contains(expected);
        return answer;
    }
}
