package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.List;
import java.util.SortedMap;

/**
 * Which learning gradients are kept.
 *
 * @param enabled whether input gradients are computed at all
 * @param steps whether every minibatch is kept beside every epoch
 * @param exampleEpochs after which epochs every example is kept; empty: after none
 * @param exampleRows the rows of which every example is kept
 */
public record ImportancePlan(boolean enabled, boolean steps, List<Integer> exampleEpochs, Rows exampleRows) {
    public ImportancePlan {
        exampleEpochs = exampleEpochs.stream().distinct().sorted().toList();
        check(
                enabled || (!steps && exampleEpochs.isEmpty()),
                "importance.enabled",
                "is false, but importance.steps or importance.examples asks for more");
    }

    void describe(SortedMap<String, Object> settings) {
        settings.put("importance.enabled", enabled);
        settings.put("importance.steps", steps);
        settings.put("importance.examples.epochs", exampleEpochs);
        settings.put("importance.examples.rows", exampleRows.label());
    }
}
