package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application jar in a process of its own, as submit/local.sh starts it. */
class JarIT {
    @TempDir
    Path folder;

    @Test
    void trainsAndKeepsResultsApartFromTalk() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        String conf = Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[3]]",
                "train { epochs = 2, seeds = [1, 2] }");
        Command command = process("train", conf, "--output", run.toString());
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("30-3-1 relu adam 0.01 batch 32: 2 trials, 0 diverged")
                .contains("test accuracy")
                .doesNotContain("epoch 1/2");
        assertThat(command.err().lines())
                .as("talk, in order")
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("task: binary"),
                        line -> assertThat(line).startsWith("2 trials").endsWith("run"),
                        line -> assertThat(line).startsWith("placement trials: "),
                        line -> assertThat(line).startsWith("epoch 1/2: 2 trials, training loss"),
                        line -> assertThat(line).startsWith("epoch 2/2: 2 trials, training loss"));
        assertThat(run.resolve("models/1.onnx")).isNotEmptyFile();
    }

    @Test
    void saysItsVersionAndHowItIsUsed() throws IOException, InterruptedException {
        Command version = process("--version");
        assertThat(version.status()).as(version.err()).isZero();
        assertThat(version.out()).matches("learning-gradients \\d\\S+ \\(Spark 4\\.\\S+, Java \\d\\S+\\)\\s*");
        assertThat(version.err()).isEmpty();
        Command help = process("train", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("CONF", "--set=KEY=VALUE", "--dry-run");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void refusesABadSettingInOneLine() throws IOException, InterruptedException {
        Command command = process("train", "conf/wdbc.conf", "--set", "train.epoch=3");
        assertThat(command.status()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains("did you mean 'train.epochs'?").hasLineCount(1);
    }

    @Test
    void refusesAJavaMachineWithoutVectors() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(Files.readAllLines(Path.of("conf/java-options")));
        assertThat(options.remove("--add-modules=jdk.incubator.vector")).isTrue();
        Path file = Files.write(folder.resolve("java-options"), options);
        String output = folder.resolve("run").toString();
        String model = "src/test/resources/oracles/mlp-30-3-1-sigmoid-mse.onnx";
        List<List<String>> commands = List.of(
                List.of("train", "conf/wdbc.conf", "--output", output),
                List.of("attribute", "--model", model, "--data", "x", "--method", "saliency", "--output", output));
        for (List<String> command : commands) {
            List<String> line = JarProcess.java(JarProcess.classPath(), Map.of());
            line.replaceAll(word -> word.equals("@conf/java-options") ? "@" + file : word);
            line.add("org.learninggradients.cli.Main");
            line.addAll(command);
            Command refused = OwnProcess.run(folder, Map.of(), line);
            assertThat(refused.status()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("--add-modules=jdk.incubator.vector")
                    .hasLineCount(1);
        }
    }

    private Command process(String... arguments) throws IOException, InterruptedException {
        return JarProcess.run(folder, Map.of(), Map.of(), arguments);
    }
}
