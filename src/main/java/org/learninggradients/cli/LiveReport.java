package org.learninggradients.cli;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.learn.TrialState;
import org.learninggradients.train.TrainingListener;

/** Writes a run's page anew after each commit. The page of the last commit is written when the run has ended. */
public final class LiveReport implements TrainingListener {
    private final String path;
    private final int epochs;
    private final SparkSession session;

    public LiveReport(String path, int epochs, SparkSession session) {
        this.path = path;
        this.epochs = epochs;
        this.session = session;
    }

    @Override
    public void onCommit(int epoch, List<TrialState> states) {
        if (epoch < epochs) {
            Page.refresh(path, session);
        }
    }
}
