package org.learninggradients.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.learn.outcome.BlockGradients;
import org.learninggradients.learn.outcome.EpochOutcome;

/** One trial's training on all rows of its split, on one thread. It takes the same steps as training over spread rows does. */
public final class TrialTraining {
    private final CohortLayout layout;
    private final BlockSet blocks;
    private final LegOrder order;

    public TrialTraining(CohortLayout layout, BlockSet blocks, LegOrder order) {
        this.layout = layout;
        this.blocks = blocks;
        this.order = order;
    }

    /** Takes the trial to the end of the leg, or to where it diverges. Modified: the leg's state. */
    public TrialLeg train(TrialLeg leg) {
        TrialState state = leg.state();
        TrialSteps trial = layout.steps(state, order.optimizations().get(leg.optimization()), order.keepSteps());
        CohortWeights weights = CohortWeights.of(leg.index(), state);
        CohortPass pass = new CohortPass(layout, weights);
        List<EpochOutcome> outcomes = new ArrayList<>();
        CohortSum sum = new CohortSum(layout.trainingBlocks(), layout.sumCount(leg.index()), 1);
        for (int epoch = state.epoch() + 1; epoch <= order.lastEpoch() && !state.diverged(); epoch++) {
            steps(epoch, trial, pass, sum);
            if (!state.diverged()) {
                test(trial, pass);
            }
            if (!state.diverged()) {
                keep(epoch, trial, weights, pass);
                outcomes.add(trial.takeOutcome());
            }
        }
        return leg.end(outcomes.toArray(EpochOutcome[]::new));
    }

    private void steps(int epoch, TrialSteps trial, CohortPass pass, CohortSum sum) {
        for (int step = 1; step <= layout.steps() && !trial.state().diverged(); step++) {
            sum.reset();
            for (Block block : blocks.training()) {
                pass.step(block, epoch, step, sum);
            }
            trial.step(sum.total(), 0, sum, 0);
        }
    }

    private void test(TrialSteps trial, CohortPass pass) {
        if (blocks.test().length > 0) {
            Evaluation evaluation = new Evaluation(layout.testBlocks(), 1);
            for (Block block : blocks.test()) {
                pass.evaluate(block, evaluation, order.scored());
            }
            trial.outcome().addTest(evaluation.outcome(0));
        }
        trial.endEpoch();
    }

    /** Adds what is asked of the network as it is after the epoch. */
    private void keep(int epoch, TrialSteps trial, CohortWeights weights, CohortPass pass) {
        EpochOutcome outcome = trial.outcome();
        if (order.methodEpochs().contains(epoch)) {
            AttributionPass attributions = new AttributionPass(layout, weights);
            CohortSum sum = layout.attributionSum(order.methodSide(), 1);
            for (Block block : blocks.of(order.methodSide())) {
                attributions.attribute(block, sum);
            }
            outcome.addMethods(layout.methodOutcomes(sum, 0));
        }
        if (order.exampleEpochs().contains(epoch)) {
            outcome.addExamples(Arrays.stream(blocks.of(order.exampleSide()))
                    .map(block -> pass.inputGradients(0, block))
                    .toArray(BlockGradients[]::new));
        }
        if (order.networkEpochs().contains(epoch)) {
            outcome.addNetwork(trial.state().parameters().clone());
        }
    }
}
