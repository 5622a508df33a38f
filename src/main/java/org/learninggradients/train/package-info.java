/**
 * The training loop over Spark: minibatches without a shuffle, one ordered sum a step, optimisers, listeners. Start with {@link
 * org.learninggradients.train.Training} and {@link org.learninggradients.train.StepSum}.
 */
@NullMarked
package org.learninggradients.train;

import org.jspecify.annotations.NullMarked;
