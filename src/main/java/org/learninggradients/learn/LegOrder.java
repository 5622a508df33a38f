package org.learninggradients.learn;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Side;

/**
 * What tasks that train whole trials are told of the epochs of a leg. It travels in the tasks' closure, which Spark serialises by
 * Java whatever the serialiser of data.
 *
 * @param lastEpoch of the interval
 * @param optimizations that occur in the cohort
 * @param keepSteps whether every step's importance is kept
 * @param scored whether the area under the ROC curve is computed
 * @param networkEpochs after which networks are kept
 * @param methodEpochs after which methods explain the networks
 * @param methodRows of which rows
 * @param exampleEpochs after which single examples are kept
 * @param exampleRows of which rows
 */
public record LegOrder(
        int lastEpoch,
        List<Optimization> optimizations,
        boolean keepSteps,
        boolean scored,
        Set<Integer> networkEpochs,
        Set<Integer> methodEpochs,
        Side methodRows,
        Set<Integer> exampleEpochs,
        Side exampleRows)
        implements Serializable {}
