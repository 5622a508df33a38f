package org.learninggradients.learn.outcome;

import java.util.Optional;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.net.Network;
import org.learninggradients.plan.Trial;

/**
 * What one epoch of one trial comes to.
 *
 * @param trial the trial
 * @param epoch the epoch's number, from 1
 * @param train means over the epoch's steps, each before its update
 * @param test figures of the network after the last step; empty without test rows
 * @param importance importance over the epoch's steps, each before its update; empty when switched off
 * @param network the network after the last step, where the plan keeps it; its parameters may change once the listener returns
 */
public record TrialEpoch(
        Trial trial,
        int epoch,
        Metrics train,
        Optional<Metrics> test,
        Optional<Importance> importance,
        Optional<Network> network) {}
