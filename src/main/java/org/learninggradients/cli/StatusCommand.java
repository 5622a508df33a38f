package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.commit.Verification;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status}: prints how far a run is. */
@Command(name = "status", description = "Print how far a run is and how many rows its tables have.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private String run = "";

    @Option(names = "--verify", description = "Read all committed files and compare them with their manifests.")
    private boolean verify;

    @Override
    public Integer call() {
        try (Run opened = Run.open(run, Session.hadoop())) {
            opened.notices().stream().map(Shown::line).forEach(System.err::println);
            print(opened, System.out);
            return (verify ? verify(opened, System.out) : ExitStatus.DONE).code();
        }
    }

    private static ExitStatus verify(Run run, PrintStream out) {
        Verification verification = run.verify();
        line(
                out,
                "verified",
                String.format(
                        Locale.ROOT,
                        "%,d files of %,d bytes are as they were written, %,d are not",
                        verification.files(),
                        verification.bytes(),
                        verification.damages().size()));
        verification.damages().stream().map(Shown::line).forEach(System.err::println);
        return verification.damages().isEmpty() ? ExitStatus.DONE : ExitStatus.OUTPUT;
    }

    private static void print(Run run, PrintStream out) {
        RunRecord record = run.record();
        out.println(Shown.line(run.path() + ": " + record.state()));
        Optional<String> holder = run.holder();
        if (holder.isPresent()) {
            line(out, "written by", holder.get());
        } else if (record.state() == State.RUNNING) {
            line(out, "written by", "no process: the one that wrote it is gone; the same train command goes on");
        }
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
        out.println(String.format(Locale.ROOT, "  %-20s %s", name, Shown.line(value)));
    }
}
