package org.learninggradients.run;

import java.util.List;
import java.util.Optional;
import org.learninggradients.learn.TrialEpoch;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Trial;

/**
 * What a training in memory came to.
 *
 * @param problem features, label and classes, as the rows have them
 * @param trials all that finished an epoch, in the order of their numbers
 */
public record TrainingResult(Problem problem, List<TrialResult> trials) {
    public TrainingResult {
        trials = List.copyOf(trials);
    }

    /**
     * One trial.
     *
     * @param trial configuration, seed and split
     * @param epochs metrics and importance of each epoch, the first at index 0
     * @param model the network after the last epoch, with what its inputs and outputs stand for; empty when the trial diverged
     */
    public record TrialResult(Trial trial, List<TrialEpoch> epochs, Optional<OnnxModel> model) {
        public TrialResult {
            epochs = List.copyOf(epochs);
        }
    }
}
