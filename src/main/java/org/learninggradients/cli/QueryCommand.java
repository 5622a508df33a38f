package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.learninggradients.plan.PlanException;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.View;
import org.learninggradients.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code query}: runs an SQL query on the tables of a run. */
@Command(
        name = "query",
        description =
                "Query the tables of a run by SQL: trials, metrics, importance, importance_steps, importance_examples,"
                        + " features, correlations, networks, and the views that --views prints.")
final class QueryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run.")
    private String run = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "SELECT", description = "A query in Spark's SQL.")
    private String sql = "";

    @Option(names = "--views", description = "Print the SQL of the views with its comments, and run no query.")
    private boolean views;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json (a line a row); default: table.")
    private ResultFormat format = ResultFormat.TABLE;

    @Override
    public Integer call() {
        if (views) {
            printViews(System.out);
            return ExitStatus.DONE.code();
        }
        if (sql.isBlank()) {
            throw new PlanException("there is no query; give a SELECT, or --views");
        }
        try (Run opened = Run.open(run, Session.hadoop());
                Session session = Session.brief("query")) {
            opened.notices().stream().map(Shown::line).forEach(System.err::println);
            ReadOnlyQuery query = new ReadOnlyQuery(session.spark(), sql);
            RunTables tables = opened.tables();
            tables.register(session.spark());
            return tables.reading(() -> {
                query.print(format, System.out);
                return ExitStatus.DONE.code();
            });
        }
    }

    private static void printViews(PrintStream out) {
        for (View view : View.values()) {
            out.println("CREATE OR REPLACE TEMPORARY VIEW " + view.label() + " AS");
            out.println(view.sql() + ";");
            out.println();
        }
    }
}
