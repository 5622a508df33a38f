package org.learninggradients.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.plan.Trial;
import org.learninggradients.report.RunSummary;
import org.learninggradients.store.ExistingRun;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunInput;
import org.learninggradients.store.RunOutput;
import org.learninggradients.store.RunWriter;
import org.learninggradients.text.Shown;
import org.learninggradients.train.PlacementChoice;
import org.learninggradients.train.Training;
import org.learninggradients.train.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: from a settings file to the tables of a run. */
@Command(name = "train", description = "Train the networks of a settings file and keep what they learn to look at.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONF", description = "Settings file, such as conf/wdbc.conf.")
    private Path conf = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting; may be repeated.")
    private List<String> overrides = List.of();

    @Option(names = "--output", paramLabel = "DIR", description = "Folder of the results: run.output.")
    private String output = "";

    @Option(names = "--overwrite", description = "Replace the run that is there.")
    private boolean overwrite;

    @Option(
            names = "--extend",
            description = "Add seeds, splits or epochs to a finished run; computes only what is missing.")
    private boolean extend;

    @Option(names = "--watch", description = "Write report.html anew after each commit: report.refresh.")
    private boolean watch;

    @Option(names = "--dry-run", description = "Print the resolved plan and write nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = Session.hadoop();
        List<String> changes = new ArrayList<>(overrides);
        if (watch) {
            changes.add("report.refresh=true");
        }
        Plan plan = new PlanReader(Settings.read(conf, changes, output)).read(new ModelFile(hadoop)::read);
        ExistingRun existing = overwrite ? ExistingRun.REPLACE : extend ? ExistingRun.EXTEND : ExistingRun.CONTINUE;
        try (RunOutput folder =
                dryRun ? RunOutput.look(plan, hadoop, existing) : RunOutput.open(plan, hadoop, existing)) {
            return Interruption.guard(() -> train(plan, folder), folder::interrupt)
                    .code();
        }
    }

    private ExitStatus train(Plan plan, RunOutput folder) {
        folder.notices().stream().map(Shown::line).forEach(System.err::println);
        ProductsProvider products = plan.train().products();
        try (Session session = Session.start("train", !dryRun, products.environment());
                TrainingData dataset = TrainingData.read(session.context(), session.spark(), plan.data())) {
            return train(session, plan, folder, dataset);
        }
    }

    private ExitStatus train(Session session, Plan plan, RunOutput folder, TrainingData dataset) {
        boolean finished = !dryRun && folder.isFinished(dataset.fingerprint());
        if (!dryRun && !finished) {
            plan.train().products().check();
        }
        dataset.notices().forEach(notice -> System.err.println(Shown.line(notice)));
        Grid grid = Grid.of(plan, dataset.problem(), folder.earlier());
        PlanText text = new PlanText(plan, grid, dataset, session.context());
        if (dryRun) {
            text.print(System.out);
            return ExitStatus.DONE;
        }
        if (finished) {
            System.err.println(Shown.line(folder.path()) + " already holds all of it; nothing to do");
            return summary(session, folder, false);
        }
        System.err.println(text.headline() + " -> " + Shown.line(folder.path()));
        text.notices().forEach(System.err::println);
        session.webPage().ifPresent(page -> System.err.println("Spark shows its work at " + page));
        Map<Long, Split> splits = new HashMap<>();
        try {
            List<TrialState> states = folder.states(grid);
            for (long seed : splitSeeds(grid, states, plan)) {
                splits.put(seed, split(session, plan, dataset, seed));
            }
            dataset.release();
            RunInput input = new RunInput(
                    dataset.problem(),
                    grid,
                    dataset.rows(),
                    dataset.trainingRows(),
                    dataset.fingerprint(),
                    Version.versions(),
                    session.context().sc().applicationId());
            run(session, plan, splits, states, input, folder.start(input));
        } finally {
            splits.values().forEach(Split::close);
        }
        return summary(session, folder, plan.report().enabled());
    }

    private static void run(
            Session session,
            Plan plan,
            Map<Long, Split> splits,
            List<TrialState> states,
            RunInput input,
            RunWriter writer) {
        try (ProgressDisplay progress =
                ProgressDisplay.start(states, plan.train().epochs())) {
            List<TrainingListener> listeners =
                    new ArrayList<>(List.of(writer.listener(session.spark(), splits), progress));
            if (plan.report().refresh()) {
                listeners.add(new LiveReport(plan.output(), plan.train().epochs(), session.spark()));
            }
            Training training =
                    new Training(session.context(), plan, input.problem().task(), splits, listeners);
            PlacementChoice choice = training.placement(input.grid(), states);
            System.err.println("placement " + choice.placement().label() + ": " + choice.reason());
            training.run(input.grid(), states);
            writer.complete(session.spark());
        } catch (Throwable e) {
            writer.fail(e);
            throw e;
        }
    }

    /** The splits of trials that are not at the end yet. */
    private static Set<Long> splitSeeds(Grid grid, List<TrialState> states, Plan plan) {
        Set<Long> seeds = new TreeSet<>();
        for (Trial trial : grid.trials()) {
            TrialState state = states.get(trial.number());
            if (!state.diverged() && state.epoch() < plan.train().epochs()) {
                seeds.add(trial.splitSeed());
            }
        }
        return seeds;
    }

    private static Split split(Session session, Plan plan, TrainingData dataset, long seed) {
        int partitions = plan.train().partitions().orElse(session.context().defaultParallelism());
        return dataset.split(seed, plan.train().smallestBatch(), partitions);
    }

    private static ExitStatus summary(Session session, RunOutput folder, boolean withPage) {
        try (Run run = Run.open(folder.path(), Session.hadoop())) {
            RunSummary summary = RunSummary.of(run, session.spark());
            summary.print(System.out);
            if (withPage) {
                Page.write(run.path(), session.spark(), false);
            }
            if (summary.isAllDiverged()) {
                System.err.println("all trials diverged; take a smaller train.optimizer.learning-rate");
                return ExitStatus.DIVERGED;
            }
            return ExitStatus.DONE;
        }
    }
}
