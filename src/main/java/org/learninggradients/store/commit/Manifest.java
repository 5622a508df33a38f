package org.learninggradients.store.commit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.FormatVersions;
import org.learninggradients.store.folder.Json;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Fingerprint;

/**
 * The files of a run after a commit. It is written last, so that the files it names are whole. Its file is JSON; the last member,
 * {@code sha256}, is the hash of the text without that member.
 *
 * @param version of the format
 * @param commit number of the commit, from 1
 * @param epoch number of epochs that every trial has trained
 * @param splitSeeds seeds of the splits that the tables describe
 * @param tables files of each table, in the order of their commits
 * @param checkpoint file with the states of all trials
 */
public record Manifest(
        int version, int commit, int epoch, List<Long> splitSeeds, Map<String, List<Entry>> tables, Entry checkpoint) {
    /**
     * Version 1 names tables whose column {@code side} is called {@code rows}; version 2 may also name tables that have {@code side}. A
     * program that knows version 1 alone would read nulls there.
     */
    private static final FormatVersions VERSIONS = new FormatVersions(1, 2);

    /** The version of the manifests that this program writes. */
    static final int VERSION = VERSIONS.newest();

    private static final Pattern SEALED = Pattern.compile("(?s)(\\{.*),\n  \"sha256\" : \"([0-9a-f]{64})\"\n}");

    /**
     * A file that the manifest names.
     *
     * @param file name in the run's folder
     * @param bytes size
     * @param sha256 hash of its bytes, in hexadecimal
     * @param rows number of rows of a table, or of trials of a checkpoint
     */
    public record Entry(String file, long bytes, String sha256, long rows) {
        public Entry {
            Objects.requireNonNull(file);
            Objects.requireNonNull(sha256);
        }
    }

    private record Version(int version) {}

    public Manifest {
        Objects.requireNonNull(checkpoint);
        splitSeeds = List.copyOf(splitSeeds);
        Map<String, List<Entry>> copy = new TreeMap<>();
        tables.forEach((table, entries) -> copy.put(table, List.copyOf(entries)));
        tables = copy;
    }

    /** The bytes of the manifest's file. */
    public byte[] write() {
        String text = new String(Json.write(this), StandardCharsets.UTF_8);
        String open = text.substring(0, text.lastIndexOf("\n}"));
        return (open + ",\n  \"sha256\" : \"" + seal(open) + "\"\n}").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file's bytes.
     *
     * @param file that holds the bytes, for messages
     * @throws DamagedException when they are not what was written
     * @throws StoreException when they have another version of the format
     */
    static Manifest read(byte[] bytes, Object file) {
        Matcher sealed = SEALED.matcher(new String(bytes, StandardCharsets.UTF_8));
        if (!sealed.matches() || !seal(sealed.group(1)).equals(sealed.group(2))) {
            throw new DamagedException(file + " is damaged: its text does not have the sha256 it ends with");
        }
        VERSIONS.check(file, Json.read(bytes, Version.class, file).version());
        return Json.read(bytes, Manifest.class, file);
    }

    private static String seal(String open) {
        return Fingerprint.of((open + "\n}").getBytes(StandardCharsets.UTF_8));
    }

    /** The files of a table; an empty list when it has no rows. */
    public List<Entry> files(Table table) {
        return tables.getOrDefault(table.label(), List.of());
    }

    /** All files that the manifest names. */
    public Stream<Entry> entries() {
        return Stream.concat(tables.values().stream().flatMap(List::stream), Stream.of(checkpoint));
    }

    /** The files of tables after a commit: new files follow earlier ones. The table of trials has its newest file only. */
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
