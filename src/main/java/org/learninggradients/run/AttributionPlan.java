package org.learninggradients.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.plan.PlanException;

/**
 * Which rows are attributed, and how. Messages name the options of the command {@code attribute}.
 *
 * @param network where the network comes from
 * @param path the rows: a file or a folder, as Hadoop's FileSystem understands it
 * @param label the column of the right answers, no input
 * @param methods how the rows are attributed
 * @param value which value of the output unit is attributed
 * @param unit the output unit; empty: the largest of each row
 * @param unitColumn the column, no input, that names the output unit in each row
 * @param reference what rows are compared with
 * @param standardization how the rows are standardised first
 */
public record AttributionPlan(
        NetworkSource network,
        String path,
        Optional<String> label,
        MethodSelection methods,
        TargetValue value,
        OptionalInt unit,
        Optional<String> unitColumn,
        Reference reference,
        StandardizationSource standardization) {
    public AttributionPlan {
        if (methods.usesTargets() && label.isEmpty()) {
            throw new PlanException("--label", "is missing; learning-gradient needs the column of the right answers");
        }
        if (unit.isPresent() && unitColumn.isPresent()) {
            throw new PlanException("--target", "and --target-column exclude each other; give one of them");
        }
        if (reference.needsTrainingRows() && !network.knowsTrainingRows()) {
            throw new PlanException("--reference", "mean is the mean of a run's training rows; give --run");
        }
    }

    /** A plan with the defaults of the command, for methods that need no labels. */
    public static AttributionPlan of(NetworkSource network, String path, String... methods) {
        return new AttributionPlan(
                network,
                path,
                Optional.empty(),
                new MethodSelection(List.of(methods), MethodOptions.DEFAULTS, Optional.empty()),
                TargetValue.LOGIT,
                OptionalInt.empty(),
                Optional.empty(),
                Reference.Point.USUAL,
                StandardizationSource.Own.NETWORK);
    }
}
