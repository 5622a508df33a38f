package org.learninggradients.data.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.data.read.cell.BadCell;
import org.learninggradients.data.read.cell.BadCells;
import org.learninggradients.data.read.cell.LabelCells;
import org.learninggradients.data.read.cell.NumberGrammar;

/**
 * Collects the rows of one chunk: {@link #beginRow}, one cell for each column, {@link #endRow}. A row with a bad cell is counted among
 * the bad ones and left out. Where no column is the label, every label is 0.
 */
public final class ChunkBuilder {
    /** Rows for which a builder takes memory at first; more memory follows by doubling. */
    private static final int FIRST_ROWS = 64;

    private final InputColumns columns;
    private final boolean hasUnit;
    private final boolean hasRowId;
    private final long part;
    private final long position;
    private final int capacity;
    private final LabelCells.Builder labels = new LabelCells.Builder();
    private final List<String> ids = new ArrayList<>();
    private final BadCells bad = new BadCells();
    private double[] values;
    private int[] units;
    private int rows;
    private long lines;
    private long blankLines;

    private long rowPosition;
    private boolean sound;
    private int unit;
    private double labelNumber;
    private String labelText = "";
    private String id = "";

    /** Begins a chunk at this position of a part of the input. */
    public ChunkBuilder(InputColumns columns, long part, long position, Cuts cuts) {
        this.columns = columns;
        this.hasUnit = columns.has(ColumnRole.UNIT);
        this.hasRowId = columns.has(ColumnRole.ROW_ID);
        this.part = part;
        this.position = position;
        this.capacity = Math.max(1, cuts.chunkCells() / columns.features());
        int room = Math.min(capacity, FIRST_ROWS);
        this.values = new double[room * columns.features()];
        this.units = new int[hasUnit ? room : 0];
    }

    /** Whether the chunk has no room for a further row. */
    public boolean isFull() {
        return rows == capacity;
    }

    /** Counts a line of the file, whatever is on it. */
    public void countLine() {
        lines++;
    }

    /** Counts a line that is skipped. */
    public void countBlankLine() {
        blankLines++;
    }

    /** Begins the row at this line or row of the part. */
    public void beginRow(long at) {
        rowPosition = at;
        sound = true;
        if ((rows + 1) * columns.features() > values.length) {
            int room = Math.min(capacity, 2 * rows);
            values = Arrays.copyOf(values, room * columns.features());
            units = Arrays.copyOf(units, hasUnit ? room : 0);
        }
    }

    /** Takes the row's cell of a column as a text. A label that is the text of a number counts as that number. */
    public void cell(int column, String text) {
        switch (columns.role(column)) {
            case FEATURE, UNIT -> {
                double value = NumberGrammar.parse(text);
                if (Double.isNaN(value)) {
                    badText(column, text);
                } else {
                    cell(column, value);
                }
            }
            case LABEL -> label(column, text);
            case ROW_ID -> id(column, text);
        }
    }

    /** Takes the row's cell of a column as a number. IllegalArgumentException where the column is the row id, which is a text. */
    public void cell(int column, double value) {
        switch (columns.role(column)) {
            case FEATURE -> {
                checkFinite(column, value);
                values[rows * columns.features() + column] = value;
            }
            case UNIT -> unit(column, value);
            case LABEL -> label(column, value);
            case ROW_ID -> throw new IllegalArgumentException("the row id " + value + " is not given as a text");
        }
    }

    private void unit(int column, double value) {
        checkFinite(column, value);
        if (Double.isFinite(value) && !(value >= 0 && value < columns.outputs() && value == Math.rint(value))) {
            bad(column, shown(value) + " is no output unit; the network has 0 to " + (columns.outputs() - 1));
        }
        unit = (int) value;
    }

    private void label(int column, String text) {
        double number = NumberGrammar.parse(text);
        if (!Double.isNaN(number)) {
            label(column, number);
        } else if (columns.numericLabel() || text.isBlank() || NumberGrammar.isNotFinite(text)) {
            badText(column, text);
        } else {
            labelText = text;
        }
    }

    private void label(int column, double value) {
        checkFinite(column, value);
        labelText = "";
        labelNumber = value == 0 ? 0 : value;
    }

    private void id(int column, String text) {
        if (text.isBlank()) {
            bad(column, BadCell.shown(text) + " is empty; every row needs an id");
        }
        id = text;
    }

    private void checkFinite(int column, double value) {
        if (!Double.isFinite(value)) {
            bad(column, shown(value) + " is not a finite number");
        }
    }

    private static String shown(double value) {
        return BadCell.shown(LabelCells.text(value));
    }

    private void badText(int column, String text) {
        bad(column, BadCell.shown(text) + " " + NumberGrammar.fault(text));
    }

    /** Notes that the row's cell of a column breaks a rule. */
    public void bad(int column, String complaint) {
        sound = false;
        bad.add(new BadCell(part, rowPosition, columns.name(column), complaint));
    }

    /** Notes that the row as a whole breaks a rule. */
    public void badRow(String complaint) {
        sound = false;
        bad.add(new BadCell(part, rowPosition, "", complaint));
    }

    /** Notes that the part as a whole breaks a rule. */
    public void badPart(String complaint) {
        bad.add(new BadCell(part, BadCell.NOWHERE, "", complaint));
    }

    /** Ends the row, and keeps it where no cell is bad. */
    public void endRow() {
        if (!sound) {
            return;
        }
        if (labelText.isEmpty()) {
            labels.add(labelNumber);
        } else {
            labels.add(labelText);
        }
        if (hasUnit) {
            units[rows] = unit;
        }
        if (hasRowId) {
            ids.add(id);
        }
        rows++;
    }

    /** The chunk of all rows that were kept. */
    public Chunk build() {
        return new Chunk(
                part,
                position,
                columns.features(),
                Arrays.copyOf(values, rows * columns.features()),
                labels.build(),
                Arrays.copyOf(units, hasUnit ? rows : 0),
                ids.toArray(String[]::new),
                lines,
                blankLines,
                bad);
    }
}
