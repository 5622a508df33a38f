package org.learninggradients.store;

import java.util.SortedMap;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Problem;

/**
 * What a run is computed from, beside its plan.
 *
 * @param problem what the data says of the problem
 * @param grid of all trials
 * @param rows of the whole input
 * @param trainingRows of every split
 * @param fingerprint of the rows
 * @param versions of this program, Spark and Java
 * @param application Spark's name for this process
 */
public record RunInput(
        Problem problem,
        Grid grid,
        long rows,
        long trainingRows,
        String fingerprint,
        SortedMap<String, String> versions,
        String application) {}
