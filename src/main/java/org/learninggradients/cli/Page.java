package org.learninggradients.cli;

import org.apache.spark.sql.SparkSession;
import org.learninggradients.report.Report;
import org.learninggradients.store.Run;
import org.learninggradients.text.Shown;

/** The page of a run that is being trained, or has just been. What goes wrong with it is told, and is no reason to fail. */
public final class Page {
    private Page() {}

    /** Writes it; {@code growing} is whether it will be written again soon. */
    static void write(String path, SparkSession session, boolean growing) {
        if (!growing) {
            System.err.println("asking the tables for the page; report.enabled = false leaves it out");
        }
        try (Run run = Run.open(path, Session.hadoop())) {
            String page = run.publish(Report.of(run, session, growing));
            if (!growing) {
                System.err.println("to look at: " + Shown.line(page));
            }
        } catch (RuntimeException e) {
            if (Interruption.isUnderWay()) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            System.err.println(Shown.line("the page is not written: " + reason
                    + "; the run is not concerned, and report " + path + " tries again"));
        }
    }
}
