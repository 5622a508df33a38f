package org.learninggradients.learn;

import java.util.Optional;
import org.learninggradients.net.Network;
import org.learninggradients.plan.Trial;

/**
 * One epoch of one trial.
 *
 * @param trial whose
 * @param epoch from 1
 * @param train means over the epoch's steps, each before its update
 * @param test of the network after the last step; empty without test rows
 * @param importance over the epoch's steps, each before its update; empty when switched off
 * @param network after the last step, where the plan keeps it; its parameters may go on changing once the listener returns
 */
public record TrialEpoch(
        Trial trial,
        int epoch,
        Metrics train,
        Optional<Metrics> test,
        Optional<Importance> importance,
        Optional<Network> network) {}
