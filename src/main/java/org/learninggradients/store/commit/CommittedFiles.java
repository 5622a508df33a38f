package org.learninggradients.store.commit;

import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learninggradients.learn.TrialState;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.FailPoint;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Fingerprint;

/** The files of commits that are in a run's folder, to be compared with what manifests say about them. */
public final class CommittedFiles {
    /** The folder of checkpoints and manifests. */
    public static final String CHECKPOINTS = "checkpoints/";

    private static final String MANIFEST = CHECKPOINTS + "manifest-";
    private static final Pattern WRITTEN = Pattern.compile(".*/[a-z_]+-(\\d{6,9})\\.(json|bin|parquet)");

    private final Folder folder;
    private final Map<String, Long> sizes = new TreeMap<>();

    /** Lists the files of a folder. */
    public CommittedFiles(Folder folder) {
        this.folder = folder;
        list(CHECKPOINTS);
        for (Table table : Table.values()) {
            list("tables/" + table.label() + "/");
        }
    }

    private void list(String part) {
        folder.sizes(part).forEach((name, bytes) -> {
            if (WRITTEN.matcher(part + name).matches()) {
                sizes.put(part + name, bytes);
            }
        });
    }

    /** The file of a commit's manifest. */
    public static String manifestName(int commit) {
        return MANIFEST + number(commit) + ".json";
    }

    static String checkpointName(int commit) {
        return CHECKPOINTS + "states-" + number(commit) + ".bin";
    }

    static String tableName(Table table, int commit) {
        return "tables/" + table.label() + "/" + table.label() + "-" + number(commit) + ".parquet";
    }

    private static String number(int commit) {
        return String.format(Locale.ROOT, "%06d", commit);
    }

    /** The commits that have a manifest, newest first. */
    List<Integer> commits() {
        return sizes.keySet().stream()
                .filter(name -> name.startsWith(MANIFEST))
                .map(CommittedFiles::commit)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Whether all files belong to the first commit, which may have ended in the middle. */
    public boolean areOfFirstCommit() {
        return sizes.keySet().stream().allMatch(name -> commit(name) == 1);
    }

    private static int commit(String name) {
        Matcher matcher = WRITTEN.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The manifest of a commit. DamagedException when it is not what was written. */
    public Manifest manifest(int commit) {
        String name = manifestName(commit);
        Manifest manifest = Manifest.read(folder.read(name), folder.path(name));
        if (manifest.commit() != commit) {
            throw new DamagedException(folder.path(name) + " is the manifest of commit " + manifest.commit());
        }
        return manifest;
    }

    /** DamagedException unless all files that the manifest names have the size it says, and its checkpoint has the hash it says. */
    public void check(Manifest manifest) {
        checkSizes(manifest);
        checkHash(manifest.checkpoint());
    }

    /** DamagedException unless all files that the manifest names have the size it says. */
    public void checkSizes(Manifest manifest) {
        manifest.entries().forEach(this::checkSize);
    }

    /** DamagedException unless the file has the size that the manifest says. */
    void checkSize(Manifest.Entry entry) {
        Long bytes = sizes.get(entry.file());
        if (bytes == null) {
            throw new DamagedException(folder.path(entry.file()) + " is missing");
        }
        if (bytes != entry.bytes()) {
            throw new DamagedException(folder.path(entry.file()) + " is damaged: it has " + bytes
                    + " bytes, the manifest says " + entry.bytes());
        }
    }

    /** DamagedException unless the file has the hash that the manifest says. */
    void checkHash(Manifest.Entry entry) {
        String found = folder.reading(entry.file(), stream -> {
            DigestInputStream in = new DigestInputStream(stream, Fingerprint.sha256());
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        });
        if (!found.equals(entry.sha256())) {
            throw new DamagedException(folder.path(entry.file()) + " is damaged: its sha256 is " + found
                    + ", the manifest says " + entry.sha256());
        }
    }

    /** The states of a checkpoint. */
    public List<TrialState> states(Manifest.Entry entry) {
        return folder.reading(entry.file(), in -> Checkpoint.read(in, entry.bytes(), folder.path(entry.file())));
    }

    /** Deletes the files of all commits but these. Manifests go first, so that none ever names a file that is gone. */
    void keepOnly(List<Manifest> manifests) {
        Set<String> kept = new TreeSet<>();
        for (Manifest manifest : manifests) {
            kept.add(manifestName(manifest.commit()));
            manifest.entries().forEach(entry -> kept.add(entry.file()));
        }
        sizes.keySet().stream()
                .filter(name -> !kept.contains(name))
                .sorted(Comparator.comparing(name -> !name.startsWith(MANIFEST)))
                .forEach(name -> {
                    folder.delete(name);
                    FailPoint.OLD_FILE_DELETED.pass();
                });
    }
}
