/**
 * The training loop over Spark: the placements of cohorts, their jobs, and the listeners that hear of every epoch. Start with {@link
 * org.learninggradients.train.Training} and {@link org.learninggradients.train.TrainingListener}.
 */
@NullMarked
package org.learninggradients.train;

import org.jspecify.annotations.NullMarked;
