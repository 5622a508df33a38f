package org.learninggradients.data.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.learninggradients.data.read.cell.BadCell;
import org.learninggradients.data.read.cell.BadCells;

/** Refuses input with bad cells, and names the file, line and column of the first of them. */
final class BadCellReport {
    private final Ranges ranges;
    private final List<ChunkSummary> chunks;

    /** Takes the chunks in row order. */
    BadCellReport(Ranges ranges, List<ChunkSummary> chunks) {
        this.ranges = ranges;
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
            files.add(ranges.file(cell.part()));
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
        String file = ranges.file(cell.part());
        return cell.describe(
                cell.position() == BadCell.NOWHERE
                        ? file
                        : file + ", " + ranges.counted() + " " + (linesBefore(cell.part()) + cell.position()));
    }

    /** The lines of the same file in earlier parts of it. */
    private long linesBefore(long part) {
        String file = ranges.file(part);
        return chunks.stream()
                .filter(chunk -> chunk.part < part && ranges.file(chunk.part).equals(file))
                .mapToLong(chunk -> chunk.lines)
                .sum();
    }
}
