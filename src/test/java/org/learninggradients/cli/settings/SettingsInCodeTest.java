package org.learninggradients.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.net.Initializer;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Task;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.plan.Epochs;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanBuilder;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.TrainPlan;

/** A plan made in code is the plan that a settings file makes: defaults and given settings alike. */
class SettingsInCodeTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNotGivenIsTheSameInSettingsAndInCode() throws IOException {
        Path conf = Files.writeString(folder.resolve("least.conf"), "data { path = rows.csv, label = y }");
        Plan read = new PlanReader(Settings.read(conf, List.of(), "")).read(SettingsInCodeTest::noNetwork);
        assertThat(new PlanBuilder("rows.csv", "y").build()).isEqualTo(read);
    }

    @Test
    void whatIsGivenIsTheSameInSettingsAndInCode() throws IOException {
        Path conf = Files.writeString(folder.resolve("most.conf"), """
                run.output = out
                data { path = rows.csv, label = y, features = [a, b], exclude = [c], task = regression, test-fraction = 0.3 }
                data { split-seed = [4, 5], standardize = false, block-rows = 64, row-id = d }
                network { hidden = [[3, 2]], activation = [tanh, relu], output-activation = identity, initializer = he }
                train { epochs = 7, batch-size = [8, all], loss = mse, seeds = [6, 7] }
                train.optimizer { name = sgd, learning-rate = [0.1, 0.2], momentum = 0.9, weight-decay = 0.01 }
                importance { methods = [learning-gradient, saliency], method-epochs = final, method-side = train }
                importance { steps = true, examples { epochs = [2, 3], side = train } }
                networks.epochs = [1, 2]
                """);
        Plan read = new PlanReader(Settings.read(conf, List.of(), "")).read(SettingsInCodeTest::noNetwork);
        assertThat(new PlanBuilder("rows.csv", "y")
                        .output("out")
                        .features("a", "b")
                        .exclude("c")
                        .task(Task.REGRESSION)
                        .testFraction(0.3)
                        .splitSeeds(4, 5)
                        .standardize(false)
                        .blockRows(64)
                        .rowId("d")
                        .hidden(3, 2)
                        .activations(Activation.TANH, Activation.RELU)
                        .outputActivation(Activation.IDENTITY)
                        .initializer(Initializer.HE)
                        .epochs(7)
                        .batchSizes(8, TrainPlan.ALL)
                        .loss(Loss.MSE)
                        .sgd(0.9, 0.1, 0.2)
                        .weightDecay(0.01)
                        .seeds(6, 7)
                        .methods(Epochs.FINAL, Side.TRAIN, "learning-gradient", "saliency")
                        .importanceOfSteps(true)
                        .importanceOfExamples(Side.TRAIN, Epochs.of(List.of(2, 3)))
                        .networkEpochs(Epochs.of(List.of(1, 2)))
                        .build())
                .isEqualTo(read);
    }

    private static OnnxModel noNetwork(String name) {
        throw new AssertionError(name);
    }
}
