package org.learninggradients.data.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the rows of one chunk cell by cell. A row with a bad cell is counted among the bad ones and left out. */
public final class ChunkBuilder {
    private final InputColumns columns;
    private final long part;
    private final long position;
    private final int capacity;
    private final LabelCells.Builder labels = new LabelCells.Builder();
    private final List<String> ids = new ArrayList<>();
    private final BadCells bad = new BadCells();
    private double[] values;
    private int rows;
    private long lines;
    private long blankLines;

    private long place;
    private boolean sound;
    private double labelNumber;
    private String labelText = "";
    private String id = "";

    public ChunkBuilder(InputColumns columns, long part, long position, Cuts cuts) {
        this.columns = columns;
        this.part = part;
        this.position = position;
        this.capacity = Math.max(1, cuts.chunkCells() / columns.features());
        this.values = new double[Math.min(capacity, 64) * columns.features()];
    }

    public boolean isFull() {
        return rows == capacity;
    }

    /** A line was read, whatever is on it. */
    public void countLine() {
        lines++;
    }

    public void countBlankLine() {
        blankLines++;
    }

    /** Begins the row at this line or row of the part. */
    public void beginRow(long at) {
        place = at;
        sound = true;
        int needed = (rows + 1) * columns.features();
        if (needed > values.length) {
            values = Arrays.copyOf(values, Math.min(capacity, 2 * rows) * columns.features());
        }
    }

    public void feature(int column, String cell) {
        double value = NumberGrammar.parse(cell);
        if (Double.isNaN(value)) {
            bad(column, BadCell.shown(cell) + " " + NumberGrammar.fault(cell));
        } else {
            feature(column, value);
        }
    }

    public void feature(int column, double value) {
        String fault = Double.isFinite(value) ? columns.fault(column, value) : "is not a finite number";
        if (fault != null) {
            bad(column, BadCell.shown(LabelCells.text(value)) + " " + fault);
        }
        values[rows * columns.features() + column] = value;
    }

    /** A text that is a number counts as that number. */
    public void label(String cell) {
        double number = NumberGrammar.parse(cell);
        if (!Double.isNaN(number)) {
            label(number);
        } else if (columns.numericLabel() || cell.isBlank() || NumberGrammar.isNotFinite(cell)) {
            bad(columns.label(), BadCell.shown(cell) + " " + NumberGrammar.fault(cell));
        } else {
            labelText = cell;
        }
    }

    public void label(double value) {
        if (!Double.isFinite(value)) {
            bad(columns.label(), BadCell.shown(Double.toString(value)) + " is not a finite number");
        }
        labelText = "";
        labelNumber = value == 0 ? 0 : value;
    }

    public void id(String cell) {
        if (cell.isBlank()) {
            bad(columns.label() + 1, BadCell.shown(cell) + " is empty; every row needs an id");
        }
        id = cell;
    }

    /** A cell of the row breaks a rule. */
    public void bad(int column, String complaint) {
        sound = false;
        bad.add(new BadCell(part, place, columns.name(column), complaint));
    }

    /** The row as a whole breaks a rule. */
    public void badRow(String complaint) {
        sound = false;
        bad.add(new BadCell(part, place, "", complaint));
    }

    /** The part as a whole breaks a rule. */
    public void badPart(String complaint) {
        bad.add(new BadCell(part, BadCell.NOWHERE, "", complaint));
    }

    public void endRow() {
        if (!sound) {
            return;
        }
        if (labelText.isEmpty()) {
            labels.add(labelNumber);
        } else {
            labels.add(labelText);
        }
        if (columns.hasRowId()) {
            ids.add(id);
        }
        rows++;
    }

    public Chunk build() {
        return new Chunk(
                part,
                position,
                columns.features(),
                Arrays.copyOf(values, rows * columns.features()),
                labels.build(),
                ids.toArray(String[]::new),
                lines,
                blankLines,
                bad);
    }
}
