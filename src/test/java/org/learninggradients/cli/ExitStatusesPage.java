package org.learninggradients.cli;

import java.util.Arrays;
import java.util.List;

/** The page of the exit statuses, as the enum has them. */
final class ExitStatusesPage {
    private ExitStatusesPage() {}

    static String text() {
        return new Markdown()
                .heading(1, "Exit statuses")
                .paragraph("""
                        A command that fails prints one line to standard error, with what is wrong, where, and what to do. The
                        option `--verbose` adds a stack trace.""")
                .table(
                        List.of("status", "meaning"),
                        Arrays.stream(ExitStatus.values())
                                .map(status -> List.of(String.valueOf(status.code()), status.meaning()))
                                .toList())
                .paragraph("""
                        On a cluster with `--deploy-mode cluster`, the status of `spark-submit` is Spark's word about the driver, not
                        the program's about the run: ask the command `status`.""")
                .paragraph("This page is generated from the enum `ExitStatus`.")
                .toString();
    }
}
