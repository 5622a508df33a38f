package org.learninggradients.train;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import org.apache.spark.serializer.KryoRegistrator;
import org.apache.spark.util.io.ChunkedByteBuffer;
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

/** What a run sends over the wire, for clusters that use Kryo. */
public final class WireTypes implements KryoRegistrator {
    private static final List<Class<?>> TYPES = List.of(
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
            ProductsProvider.class,
            ChunkedByteBuffer[].class, // rows of Dataset.toLocalIterator, which Spark itself forgets
            String[].class,
            int[].class,
            long[].class,
            double[].class,
            boolean[].class);

    @Override
    public void registerClasses(Kryo kryo) {
        new org.learninggradients.data.WireTypes().registerClasses(kryo);
        TYPES.forEach(kryo::register);
    }
}
