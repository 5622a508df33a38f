/**
 * What a run is to do, as records that validate themselves: the settings, the grid of trials, the cohorts. Start with {@link
 * org.learninggradients.plan.Plan} and {@link org.learninggradients.plan.Grid}.
 */
@NullMarked
package org.learninggradients.plan;

import org.jspecify.annotations.NullMarked;
