package org.learninggradients.cli;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.plan.Shown;
import org.learninggradients.report.Report;
import org.learninggradients.store.Run;
import org.learninggradients.store.StoreException;
import org.learninggradients.train.TrainingListener;
import org.learninggradients.train.TrialState;

/** Writes a run's page anew after each commit but the last: what is then there, a command shows at its end. */
final class LiveReport implements TrainingListener {
    private final String path;
    private final int epochs;
    private final SparkSession session;

    LiveReport(String path, int epochs, SparkSession session) {
        this.path = path;
        this.epochs = epochs;
        this.session = session;
    }

    @Override
    public void onCommit(int epoch, List<TrialState> states) {
        if (epoch == epochs) {
            return;
        }
        try (Run run = Run.open(path, Session.hadoop())) {
            run.publish(Report.of(run, session, true));
        } catch (StoreException e) {
            System.err.println(Shown.line("the page is not written anew: " + e.getMessage()));
        }
    }
}
