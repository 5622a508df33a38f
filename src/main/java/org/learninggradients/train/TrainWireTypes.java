package org.learninggradients.train;

import java.util.List;
import org.learninggradients.learn.BlockSet;
import org.learninggradients.learn.CohortLayout;
import org.learninggradients.learn.CohortSum;
import org.learninggradients.learn.CohortWeights;
import org.learninggradients.learn.Evaluation;
import org.learninggradients.learn.TrialLeg;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.WireTopology;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.outcome.BlockGradients;
import org.learninggradients.learn.outcome.EpochOutcome;
import org.learninggradients.learn.outcome.MethodOutcomes;
import org.learninggradients.learn.outcome.StepSums;
import org.learninggradients.learn.outcome.TestOutcome;
import org.learninggradients.net.Loss;
import org.learninggradients.plan.ProductsProvider;

/** Types that training sends over the wire. */
public final class TrainWireTypes {
    /** All of them, for a registrator. */
    public static final List<Class<?>> ALL = List.of(
            CohortLayout.class,
            CohortWeights.class,
            CohortSum.class,
            Evaluation.class,
            BlockGradients.class,
            BlockGradients[].class,
            BlockSet.class,
            TrialLeg.class,
            TrialLeg[].class,
            TrialState.class,
            EpochOutcome.class,
            EpochOutcome[].class,
            StepSums.class,
            TestOutcome.class,
            MethodOutcomes.class,
            ExampleCounts.class,
            ExampleCounts[].class,
            WireTopology.class,
            WireTopology[].class,
            Loss.class,
            Loss[].class,
            ProductsProvider.class);

    private TrainWireTypes() {}
}
