package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord;
import org.learninggradients.store.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status}: how far a run is. */
@Command(name = "status", description = "Say how far a run is and what its tables hold.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private String run = "";

    @Override
    public Integer call() {
        try (Run opened = Run.open(run, Session.hadoop())) {
            print(opened, System.out);
        }
        return ExitStatus.DONE.code();
    }

    private static void print(Run run, PrintStream out) {
        RunRecord record = run.record();
        out.println(run.path() + ": " + record.state());
        line(out, "started", record.started());
        if (record.finished() != null) {
            line(out, "ended", record.finished());
        }
        if (record.error() != null) {
            line(out, "error", record.error());
        }
        line(out, "epochs", run.epoch() + " of " + record.extent().epochs() + " committed");
        line(out, "asked for", record.extent().describe());
        line(
                out,
                "task",
                record.problem().task().label() + " of " + record.problem().label() + ", "
                        + record.problem().features().size() + " features, " + record.rows() + " rows");
        line(out, "versions", record.versions().toString());
        if (run.epoch() > 0) {
            for (Table table : Table.values()) {
                line(
                        out,
                        table.label(),
                        String.format(Locale.ROOT, "%,d rows", run.tables().rows(table)));
            }
        }
    }

    private static void line(PrintStream out, String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-20s %s", name, value));
    }
}
