package org.learninggradients.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.learn.PlannedProducts;
import org.learninggradients.plan.Plan;
import org.learninggradients.report.RunSummary;
import org.learninggradients.run.ModelFile;
import org.learninggradients.run.PreparedTraining;
import org.learninggradients.run.TrainingOutline;
import org.learninggradients.run.TrainingRun;
import org.learninggradients.store.ExistingRun;
import org.learninggradients.store.Run;
import org.learninggradients.text.Shown;
import org.learninggradients.train.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: trains the networks of a settings file and writes the tables of a run. */
@Command(
        name = "train",
        description = "Train the networks of a settings file and record the importance of their inputs at every epoch.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONF", description = "Settings file, such as conf/wdbc.conf.")
    private Path conf = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting. The option can be repeated.")
    private List<String> overrides = List.of();

    @Option(names = "--output", paramLabel = "DIR", description = "The folder of the results; sets run.output.")
    private String output = "";

    @Option(names = "--overwrite", description = "Delete the run that is in the folder, and begin anew.")
    private boolean overwrite;

    @Option(
            names = "--extend",
            description = "Add seeds, splits or epochs to a finished run. Only what is missing is computed.")
    private boolean extend;

    @Option(names = "--watch", description = "Write report.html anew after each commit; sets report.refresh.")
    private boolean watch;

    @Option(names = "--dry-run", description = "Print the resolved plan and write nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = Session.hadoop();
        Plan plan = plan(hadoop);
        ExistingRun existing = overwrite ? ExistingRun.REPLACE : extend ? ExistingRun.EXTEND : ExistingRun.CONTINUE;
        try (TrainingRun run = dryRun
                ? TrainingRun.look(plan, hadoop, existing, TrainCommand::tell)
                : TrainingRun.open(plan, hadoop, existing, TrainCommand::tell)) {
            return Interruption.guard(() -> train(plan, run), run::interrupt).code();
        }
    }

    private Plan plan(Configuration hadoop) {
        List<String> changes = new ArrayList<>(overrides);
        if (watch) {
            changes.add("report.refresh=true");
        }
        return new PlanReader(Settings.read(conf, changes, output)).read(new ModelFile(hadoop)::read);
    }

    private ExitStatus train(Plan plan, TrainingRun run) {
        try (Session session = dryRun
                        ? Session.brief("train")
                        : Session.lasting(
                                "train",
                                PlannedProducts.environment(plan.train().products()));
                PreparedTraining training = run.read(session.spark())) {
            if (dryRun) {
                training.outline().lines().forEach(System.out::println);
                return ExitStatus.DONE;
            }
            boolean finished = training.isFinished();
            if (finished) {
                tell(run.path() + " already holds all of it; nothing to do");
            } else {
                train(plan, run.path(), training, session);
            }
            return summary(run.path(), session, plan.report().enabled() && !finished);
        }
    }

    private static void train(Plan plan, String folder, PreparedTraining training, Session session) {
        TrainingOutline outline = training.outline();
        tell(outline.headline() + " -> " + folder);
        outline.notices().forEach(TrainCommand::tell);
        session.webPage().ifPresent(page -> tell("Spark shows its work at " + page));
        int epochs = plan.train().epochs();
        try (ProgressDisplay progress = ProgressDisplay.start(epochs)) {
            List<TrainingListener> listeners = new ArrayList<>(List.of(progress));
            if (plan.report().refresh()) {
                listeners.add(new LiveReport(folder, epochs, session.spark()));
            }
            training.train(listeners);
        }
    }

    private static ExitStatus summary(String folder, Session session, boolean withPage) {
        try (Run run = Run.open(folder, Session.hadoop())) {
            RunSummary summary = RunSummary.of(run, session.spark());
            summary.print(System.out);
            if (withPage) {
                Page.publish(run.path(), session.spark());
            }
            if (summary.isAllDiverged()) {
                tell("all trials diverged; take a smaller train.optimizer.learning-rate");
                return ExitStatus.DIVERGED;
            }
            return ExitStatus.DONE;
        }
    }

    private static void tell(String notice) {
        System.err.println(Shown.line(notice));
    }
}
