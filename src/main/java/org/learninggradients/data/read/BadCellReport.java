package org.learninggradients.data.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Refuses input with bad cells, and says where the first of them are. */
final class BadCellReport {
    private final Source source;
    private final List<ChunkSummary> chunks;

    /** The chunks in row order. */
    BadCellReport(Source source, List<ChunkSummary> chunks) {
        this.source = source;
        this.chunks = chunks;
    }

    /** DataException if there is any bad cell. */
    void check() {
        BadCells bad = new BadCells();
        chunks.forEach(chunk -> bad.addAll(chunk.bad));
        if (bad.count() == 1) {
            throw new DataException(describe(bad.first()[0]));
        }
        if (bad.count() > 1) {
            throw listed(bad);
        }
    }

    private DataException listed(BadCells bad) {
        Set<String> files = new LinkedHashSet<>();
        List<String> lines = new ArrayList<>();
        for (BadCell cell : bad.first()) {
            files.add(source.files().get((int) cell.part));
            lines.add(describe(cell));
        }
        long unseen = bad.count() - bad.first().length;
        if (unseen > 0) {
            lines.add("… and " + unseen + " more");
        }
        String first = files.iterator().next();
        return new DataException(
                bad.count() + " bad cells in " + first + (files.size() > 1 ? " and other files" : ""), lines);
    }

    private String describe(BadCell cell) {
        String file = source.files().get((int) cell.part);
        boolean nowhere = cell.place == BadCell.NOWHERE;
        return cell.describe(
                nowhere ? file : file + ", " + source.place() + " " + (linesBefore(cell.part) + cell.place));
    }

    /** Lines of the same file in earlier parts of it. */
    private long linesBefore(long part) {
        String file = source.files().get((int) part);
        return chunks.stream()
                .filter(chunk -> chunk.part < part
                        && source.files().get((int) chunk.part).equals(file))
                .mapToLong(chunk -> chunk.lines)
                .sum();
    }
}
