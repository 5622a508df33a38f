package org.learninggradients.run;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.data.Sources;
import org.learninggradients.data.TrainingData;
import org.learninggradients.learn.PlannedProducts;
import org.learninggradients.plan.Plan;
import org.learninggradients.store.ExistingRun;
import org.learninggradients.store.RunOutput;
import org.learninggradients.train.TrainingListener;

/**
 * The training of a plan. A short training keeps its results in memory:
 *
 * <pre>{@code
 * Plan plan = new PlanBuilder("data/wdbc.csv", "target").hidden(16).epochs(20).seeds(1, 2, 3).build();
 * TrainingResult result = TrainingRun.inMemory(plan, spark);
 * }</pre>
 *
 * <p>A long one commits its results to the plan's folder, from which an interrupted run goes on:
 *
 * <pre>{@code
 * try (TrainingRun run = TrainingRun.open(plan, hadoop, ExistingRun.CONTINUE, System.err::println);
 *         PreparedTraining training = run.read(spark)) {
 *     if (!training.isFinished()) {
 *         training.train(List.of(new MyListener()));
 *     }
 * }
 * }</pre>
 *
 * <p>A training that fails or is interrupted says so in its folder. What was committed before stays.
 */
public final class TrainingRun implements AutoCloseable {
    private final Plan plan;
    private final Optional<RunOutput> output;
    private final boolean isWritten;
    private final Consumer<String> notices;

    private TrainingRun(Plan plan, Optional<RunOutput> output, boolean isWritten, Consumer<String> notices) {
        this.plan = plan;
        this.output = output;
        this.isWritten = isWritten;
        this.notices = notices;
        output.ifPresent(folder -> folder.notices().forEach(notices));
    }

    /**
     * Takes the plan's folder for this process, before any row is read.
     *
     * @param hadoop how the folder is reached
     * @param existing what happens to a run that is there
     * @param notices is told what the user should know, a line at a time
     * @throws org.learninggradients.plan.PlanException when the plan names no folder, or another plan's run is there
     * @throws org.learninggradients.store.folder.LockedException when another process writes the folder
     * @throws org.learninggradients.store.folder.StoreException when the folder holds something else, or cannot be read or written
     */
    public static TrainingRun open(Plan plan, Configuration hadoop, ExistingRun existing, Consumer<String> notices) {
        return new TrainingRun(plan, Optional.of(RunOutput.open(checked(plan), hadoop, existing)), true, notices);
    }

    /** Looks at the plan's folder, as {@link #open} would find it, and writes nothing: for an outline. */
    public static TrainingRun look(Plan plan, Configuration hadoop, ExistingRun existing, Consumer<String> notices) {
        return new TrainingRun(plan, Optional.of(RunOutput.look(checked(plan), hadoop, existing)), false, notices);
    }

    /** A training whose results go to listeners and nowhere else; a folder that the plan names is left alone. */
    public static TrainingRun withoutOutput(Plan plan, Consumer<String> notices) {
        return new TrainingRun(checked(plan), Optional.empty(), false, notices);
    }

    /** What a plan cannot know is checked before anything is touched. */
    private static Plan checked(Plan plan) {
        plan.data().format().ifPresent(Sources::checkFormat);
        return plan;
    }

    /** Trains to the end and returns what all trials came to; writes nothing. */
    public static TrainingResult inMemory(Plan plan, SparkSession session, TrainingListener... listeners) {
        ResultCollector collector = new ResultCollector();
        try (TrainingRun run = withoutOutput(plan, notice -> {});
                PreparedTraining training = run.read(session)) {
            training.train(
                    Stream.concat(Stream.of(collector), Stream.of(listeners)).toList());
            return training.result(collector);
        }
    }

    /**
     * Reads and checks the plan's rows.
     *
     * @throws org.learninggradients.data.read.DataException when there are none, or some cannot be used
     * @throws org.learninggradients.plan.PlanException when the plan names columns that are not there, or this machine cannot compute
     *     its products although there is something to train
     */
    public PreparedTraining read(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        TrainingData data = TrainingData.read(context, session, plan.data());
        PreparedTraining training = new PreparedTraining(plan, output, notices, session, context, data);
        try {
            if (isWritten && !training.isFinished()) {
                PlannedProducts.check(plan.train().products());
            }
        } catch (RuntimeException e) {
            training.close();
            throw e;
        }
        data.notices().forEach(notices);
        return training;
    }

    /** Where the plan's folder is. IllegalStateException when the training has none. */
    public String path() {
        return output.map(RunOutput::path)
                .orElseThrow(() -> new IllegalStateException("a training without output has no folder"));
    }

    /** Ends the writing at once, for another thread: this process is about to end. Returns what to tell the user. */
    public String interrupt() {
        return output.map(RunOutput::interrupt).orElse("interrupted");
    }

    /** Leaves the folder to other processes. */
    @Override
    public void close() {
        output.ifPresent(RunOutput::close);
    }
}
