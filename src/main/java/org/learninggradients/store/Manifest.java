package org.learninggradients.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run's folder holds after a commit. Written last, so what it names is whole.
 *
 * @param commit its number, from 1
 * @param epoch up to which every trial has trained
 * @param splitSeeds of the splits that the tables describe
 * @param tables the files of each table, in the order of their commits
 * @param checkpoint the states of all trials
 */
record Manifest(int commit, int epoch, List<Long> splitSeeds, Map<String, List<Entry>> tables, Entry checkpoint) {
    /**
     * A file.
     *
     * @param file its name in the run's folder
     * @param bytes its size
     * @param sha256 its hash, in hexadecimal
     * @param rows of the table, or trials of the checkpoint
     */
    record Entry(String file, long bytes, String sha256, long rows) {}

    Manifest {
        splitSeeds = List.copyOf(splitSeeds);
        Map<String, List<Entry>> copy = new TreeMap<>();
        tables.forEach((table, entries) -> copy.put(table, List.copyOf(entries)));
        tables = copy;
    }

    /** The files of a table; none when it has no rows. */
    List<Entry> files(Table table) {
        return tables.getOrDefault(table.label(), List.of());
    }

    /** Tables after a commit: what was there, and new files after or, for the summary of trials, in the place of it. */
    static Map<String, List<Entry>> tables(Map<String, List<Entry>> before, Map<Table, Entry> added) {
        Map<String, List<Entry>> tables = new TreeMap<>(before);
        added.forEach((table, entry) -> {
            List<Entry> entries =
                    new ArrayList<>(table == Table.TRIALS ? List.of() : before.getOrDefault(table.label(), List.of()));
            entries.add(entry);
            tables.put(table.label(), entries);
        });
        return tables;
    }
}
