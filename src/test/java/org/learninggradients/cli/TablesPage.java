package org.learninggradients.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.learninggradients.store.View;
import org.learninggradients.store.table.Table;

/** The page of a run's tables with their columns, and of the views with the comments at the head of their SQL. */
final class TablesPage {
    private TablesPage() {}

    static String text() {
        Markdown page = new Markdown()
                .heading(1, "Tables and views")
                .paragraph("""
                        A run keeps its results in Parquet tables, in the folders `tables/NAME` of its folder. The command `query`
                        asks them by SQL, and adds the views below. A value that does not exist is null.""")
                .paragraph("This page is generated from the definitions of the tables and from the SQL of the views."
                        + " The command `query --views` prints that SQL.")
                .heading(2, "Tables");
        for (Table table : Table.values()) {
            page.heading(3, table.label())
                    .paragraph(table.description())
                    .table(
                            List.of("column", "type", "meaning"),
                            table.columns().stream()
                                    .map(column -> List.of(
                                            Markdown.quoted(column.name()),
                                            column.kind().toString(),
                                            column.description()))
                                    .toList());
        }
        page.heading(2, "Views");
        for (View view : View.values()) {
            page.heading(3, view.label());
            paragraphs(view.sql()).forEach(page::paragraph);
        }
        return page.toString();
    }

    /** The paragraphs of the comment at the head, between which a line of the comment is empty. */
    private static List<String> paragraphs(String sql) {
        String comment = sql.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining("\n"));
        return List.of(comment.split("\n\n"));
    }
}
