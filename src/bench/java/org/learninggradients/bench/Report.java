package org.learninggradients.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The results of a run of the benchmark so far. */
final class Report {
    /**
     * A fitted term of the cost model.
     *
     * @param name name of what it costs
     * @param value the cost
     * @param unit unit of the cost
     */
    record Term(String name, double value, String unit) {}

    private final Map<String, String> head;
    private final List<Line> lines = new ArrayList<>();
    private final List<GrowthLine> growth = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** An empty report of this machine and these versions. */
    Report(Map<String, String> head) {
        this.head = head;
    }

    void add(Line line) {
        lines.add(line);
    }

    void add(GrowthLine line) {
        growth.add(line);
    }

    void term(String name, double value, String unit) {
        terms.add(new Term(name, value, unit));
    }

    void remark(String text) {
        remarks.add(text);
    }

    Map<String, String> head() {
        return Collections.unmodifiableMap(head);
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    List<GrowthLine> growth() {
        return Collections.unmodifiableList(growth);
    }

    List<Term> terms() {
        return Collections.unmodifiableList(terms);
    }

    List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }
}
