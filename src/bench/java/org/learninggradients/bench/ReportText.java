package org.learninggradients.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.GrowthLine;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;

/** Writes a report for people: for a terminal, and as Markdown. */
final class ReportText {
    private static final String LEGEND =
            "Figures are medians; ± is half the distance between the quartiles; \"of n\" is the number of samples.";

    private final Report report;

    ReportText(Report report) {
        this.report = report;
    }

    String terminal() {
        return body("", Cells::text);
    }

    String markdown() {
        String descriptions = List.of(Benchmark.values()).stream()
                .map(benchmark -> "- **" + benchmark.label() + "**: " + benchmark.description() + ".\n")
                .collect(Collectors.joining());
        return "# Benchmark\n\n" + body("- ", Cells::markdown) + "\n" + descriptions;
    }

    private String body(String bullet, Function<Cells, String> table) {
        StringBuilder text = new StringBuilder();
        report.head()
                .forEach((name, fact) -> text.append(bullet)
                        .append(name)
                        .append(": ")
                        .append(fact)
                        .append('\n'));
        if (!report.lines().isEmpty()) {
            text.append('\n').append(table.apply(ratios()));
            text.append('\n').append(LEGEND).append('\n');
        }
        if (!report.growth().isEmpty()) {
            text.append('\n').append(table.apply(growth()));
            text.append('\n').append(table.apply(terms()));
        }
        report.remarks()
                .forEach(remark ->
                        text.append('\n').append(bullet).append(remark).append('\n'));
        return text.toString();
    }

    private Cells ratios() {
        Cells cells = new Cells("benchmark", "ours", "peer", "ratio", "target", "met", "against");
        for (Line line : report.lines()) {
            String target = line.target().map(Target::text).orElse("");
            String met = line.met().map(yes -> yes ? "yes" : "no").orElse("");
            if (line.comparison() instanceof Line.Ratio ratio) {
                cells.add(
                        line.name(),
                        ratio.ours().text(),
                        ratio.peer().text(),
                        Figure.number(ratio.ratio()) + "x",
                        target,
                        met,
                        ratio.against());
            } else if (line.comparison() instanceof Line.Nothing nothing) {
                cells.add(line.name(), "", "", "", target, "", nothing.reason());
            }
        }
        return cells;
    }

    private Cells growth() {
        Cells cells = new Cells("growth", "size", "seconds", "MiB of heap", "seconds to read");
        for (GrowthLine line : report.growth()) {
            cells.add(
                    line.what(),
                    String.format(Locale.ROOT, "%,.0f", line.size()),
                    Figure.number(line.seconds()),
                    Figure.number(line.bytes() / (1 << 20)),
                    Double.isNaN(line.readSeconds()) ? "" : Figure.number(line.readSeconds()));
        }
        return cells;
    }

    private Cells terms() {
        Cells cells = new Cells("fitted term", "value", "unit");
        for (Report.Term term : report.terms()) {
            cells.add(term.name(), Figure.number(term.value()), term.unit());
        }
        return cells;
    }
}
