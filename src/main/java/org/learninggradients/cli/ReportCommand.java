package org.learninggradients.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learninggradients.report.Report;
import org.learninggradients.store.Run;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: writes the page of a run. */
@Command(
        name = "report",
        description = "Write report.html, a page that shows what a run has committed: one file that needs no network.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private String run = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write, on this machine; default: report.html in the run's folder.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        try (Run opened = Run.open(run, Session.hadoop());
                Session session = Session.brief("report")) {
            opened.notices().stream().map(Shown::line).forEach(System.err::println);
            byte[] page = Report.of(opened, session.spark(), false);
            System.out.println(Shown.line(output == null ? opened.publish(page) : write(page, output)));
            return ExitStatus.DONE.code();
        }
    }

    private static String write(byte[] page, Path file) {
        try {
            return Files.write(file, page).toString();
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + e, e);
        }
    }
}
