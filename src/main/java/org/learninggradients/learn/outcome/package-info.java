/**
 * What an epoch of a trial comes to: sums and counts as tasks return them, and the figures that they give. Start with {@link
 * org.learninggradients.learn.outcome.EpochOutcome} and {@link org.learninggradients.learn.outcome.TrialEpoch}.
 */
@NullMarked
package org.learninggradients.learn.outcome;

import org.jspecify.annotations.NullMarked;
