package org.learninggradients.learn;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Side;

/**
 * What tasks that train whole trials are told of the epochs of a leg. It travels in the tasks' closure, and so is a record.
 *
 * @param lastEpoch the last epoch of the leg
 * @param optimizations the optimizations that occur in the cohort
 * @param keepSteps whether every step's importance is kept
 * @param scored whether the area under the ROC curve is computed
 * @param networkEpochs epochs after which networks are kept
 * @param methodEpochs epochs after which methods attribute the networks
 * @param methodSide the side whose rows the methods attribute
 * @param exampleEpochs epochs after which the learning gradients of single examples are kept
 * @param exampleSide the side of these examples
 */
public record LegOrder(
        int lastEpoch,
        List<Optimization> optimizations,
        boolean keepSteps,
        boolean scored,
        Set<Integer> networkEpochs,
        Set<Integer> methodEpochs,
        Side methodSide,
        Set<Integer> exampleEpochs,
        Side exampleSide)
        implements Serializable {}
