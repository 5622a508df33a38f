package org.learninggradients.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.net.Network;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Trial;
import org.learninggradients.run.TrainingResult.TrialResult;
import org.learninggradients.store.Models;
import org.learninggradients.train.TrainingListener;

/** Keeps what training tells of the trials. */
final class ResultCollector implements TrainingListener {
    private final SortedMap<Integer, List<TrialEpoch>> epochs = new TreeMap<>();

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        epochs.computeIfAbsent(result.trial().number(), unused -> new ArrayList<>())
                .add(new TrialEpoch(
                        result.trial(),
                        result.epoch(),
                        result.train(),
                        result.test(),
                        result.importance(),
                        result.network().map(ResultCollector::copy)));
    }

    private static Network copy(Network network) {
        return new Network(network.topology(), network.parameters().clone());
    }

    TrainingResult result(Plan plan, Problem problem, Map<Long, Split> splits, long trainingRows) {
        Models models = new Models(plan, problem, splits, trainingRows);
        return new TrainingResult(
                problem,
                epochs.values().stream().map(all -> result(models, all)).toList());
    }

    private static TrialResult result(Models models, List<TrialEpoch> epochs) {
        TrialEpoch last = epochs.get(epochs.size() - 1);
        Trial trial = last.trial();
        return new TrialResult(
                trial, epochs, last.network().map(network -> models.model(trial, last.epoch(), network)));
    }
}
