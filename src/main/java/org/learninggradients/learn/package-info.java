/**
 * The learning of one thread, without Spark: minibatches, one pass of a cohort's networks over a block, the sums of a step, and what an
 * epoch comes to. Start with {@link org.learninggradients.learn.CohortPass} and {@link org.learninggradients.learn.CohortSum}.
 */
@NullMarked
package org.learninggradients.learn;

import org.jspecify.annotations.NullMarked;
