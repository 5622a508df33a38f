package org.learninggradients.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.plan.Configuration;
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

    /** The configurations of these trials. */
    public List<Configuration> configurations() {
        return trials.stream()
                .map(result -> result.trial().configuration())
                .distinct()
                .toList();
    }

    /**
     * The mean importance of each feature after the last epoch, over the trials of a configuration that did not diverge. Every trial
     * weighs the same; one whose importance is undefined is left out. All NaN where none is left.
     */
    public double[] meanImportance(Configuration configuration) {
        List<double[]> shares = trials.stream()
                .filter(result -> result.trial().configuration().equals(configuration)
                        && result.model().isPresent())
                .flatMap(result -> result.last().importance().stream())
                .filter(Importance::isDefined)
                .map(Importance::shares)
                .toList();
        return IntStream.range(0, problem.features().size())
                .mapToDouble(feature ->
                        shares.stream().mapToDouble(all -> all[feature]).sum() / shares.size())
                .toArray();
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

        /** The last epoch that the trial finished. */
        public TrialEpoch last() {
            return epochs.get(epochs.size() - 1);
        }
    }
}
