package org.learninggradients.cli;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.report.Report;
import org.learninggradients.store.Run;
import org.learninggradients.text.Shown;

/** The page of a run that this process trains. A failure of the page is reported and does not fail the run. */
public final class Page {
    private Page() {}

    /** Writes the page of a run that goes on. */
    static void refresh(String path, SparkSession session) {
        write(path, session, true);
    }

    /** Writes the page of a run that has ended, and says where it is. */
    static void publish(String path, SparkSession session) {
        System.err.println("asking the tables for the page; report.enabled = false leaves it out");
        write(path, session, false).ifPresent(page -> System.err.println("to look at: " + Shown.line(page)));
    }

    private static Optional<String> write(String path, SparkSession session, boolean growing) {
        try (Run run = Run.open(path, Session.hadoop())) {
            return Optional.of(run.publish(Report.of(run, session, growing)));
        } catch (RuntimeException e) {
            if (Interruption.isUnderWay()) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            System.err.println(Shown.line(
                    "the page is not written: " + reason + "; the run is whole, and report " + path + " tries again"));
            return Optional.empty();
        }
    }
}
