/**
 * The door of the library: a whole job, from a plan and a Spark session to committed tables or to results in memory. Start with
 * {@link org.learninggradients.run.TrainingRun}.
 */
@NullMarked
package org.learninggradients.run;

import org.jspecify.annotations.NullMarked;
