package org.learninggradients.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The results of a run of the benchmark so far. */
public final class Report {
    /**
     * A fitted term of the cost model.
     *
     * @param name name of what it costs
     * @param value the cost
     * @param unit unit of the cost
     */
    public record Term(String name, double value, String unit) {}

    private final Map<String, String> head;
    private final List<Line> lines = new ArrayList<>();
    private final List<GrowthLine> growth = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** An empty report of this machine and these versions. */
    public Report(Map<String, String> head) {
        this.head = head;
    }

    public void add(Line line) {
        lines.add(line);
    }

    public void add(GrowthLine line) {
        growth.add(line);
    }

    public void term(String name, double value, String unit) {
        terms.add(new Term(name, value, unit));
    }

    public void remark(String text) {
        remarks.add(text);
    }

    public Map<String, String> head() {
        return Collections.unmodifiableMap(head);
    }

    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    public List<GrowthLine> growth() {
        return Collections.unmodifiableList(growth);
    }

    public List<Term> terms() {
        return Collections.unmodifiableList(terms);
    }

    public List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }
}
