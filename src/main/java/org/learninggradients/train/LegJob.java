package org.learninggradients.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.learn.BlockSet;
import org.learninggradients.learn.CohortLayout;
import org.learninggradients.learn.LegOrder;
import org.learninggradients.learn.TrialLeg;
import org.learninggradients.learn.TrialTraining;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Range;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/** One Spark job that trains legs of trials. Its parts are taken in their order, each as soon as its task has ended. */
final class LegJob implements AutoCloseable {
    /** Upper bound for the tasks a core, without unit: enough that cores end at about the same time. */
    private static final int TASKS_PER_CORE = 4;

    private final List<CompletableFuture<TrialLeg[]>> parts;
    private final SimpleFutureAction<BoxedUnit> job;

    /** Starts the job. */
    LegJob(
            JavaSparkContext context,
            List<TrialLeg> legs,
            Broadcast<CohortLayout> layout,
            Broadcast<BlockSet> blocks,
            LegOrder order) {
        int tasks = Math.min(legs.size(), TASKS_PER_CORE * context.defaultParallelism());
        parts = Stream.generate(CompletableFuture<TrialLeg[]>::new).limit(tasks).toList();
        job = context.sc()
                .submitJob(
                        context.parallelize(legs, tasks).rdd(),
                        new TrainLegs(layout, blocks, order),
                        new Range.Exclusive(0, tasks, 1),
                        (part, ended) -> {
                            parts.get((Integer) part).complete(ended);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
        FutureConverters.asJava(job).whenComplete((end, failure) -> {
            if (failure != null) {
                parts.forEach(part -> part.completeExceptionally(failure));
            }
        });
    }

    /** How many parts the job has. */
    int parts() {
        return parts.size();
    }

    /** A part's legs at their end; waits for it. */
    TrialLeg[] part(int number) {
        try {
            return parts.get(number).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(cause.getMessage(), cause);
        }
    }

    /** Cancels the job where it is still under way. */
    @Override
    public void close() {
        if (!job.isCompleted()) {
            job.cancel();
        }
    }

    private record TrainLegs(Broadcast<CohortLayout> layout, Broadcast<BlockSet> blocks, LegOrder order)
            implements Function1<Iterator<TrialLeg>, TrialLeg[]>, Serializable {
        @Override
        public TrialLeg[] apply(Iterator<TrialLeg> legs) {
            List<TrialLeg> ended = new ArrayList<>();
            while (legs.hasNext()) {
                ended.add(new TrialTraining(layout.value(), blocks.value(), order).train(legs.next()));
            }
            return ended.toArray(TrialLeg[]::new);
        }
    }
}
