package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of the input that are used, each with its role. Features come first, in the order of the network's inputs: the number of
 * a feature's column is the index of the feature. Each other role has at most one column. Wire form.
 */
public final class InputColumns implements Serializable {
    private static final int NONE = -1;

    private final InputColumn[] columns;
    private final int features;
    private final boolean numericLabel;
    private final int outputs;

    /**
     * Columns in the order of their roles.
     *
     * @param numericLabel whether every label must be a number
     * @param outputs how many output units the network has, where a column names one in each row; otherwise 0
     */
    InputColumns(List<InputColumn> columns, boolean numericLabel, int outputs) {
        this.columns = columns.toArray(InputColumn[]::new);
        this.features = (int) columns.stream()
                .filter(column -> column.role() == ColumnRole.FEATURE)
                .count();
        this.numericLabel = numericLabel;
        this.outputs = outputs;
    }

    /** The number of columns. */
    public int count() {
        return columns.length;
    }

    /** The name of a column. */
    public String name(int column) {
        return columns[column].name();
    }

    /** The role of a column. */
    public ColumnRole role(int column) {
        return columns[column].role();
    }

    /** The number of features. */
    public int features() {
        return features;
    }

    /** The names of the columns with a role, in their order. */
    public List<String> names(ColumnRole role) {
        return Stream.of(columns)
                .filter(column -> column.role() == role)
                .map(InputColumn::name)
                .toList();
    }

    /** Whether a column has the role. */
    public boolean has(ColumnRole role) {
        return find(role) != NONE;
    }

    /** The number of the only column with a role. IllegalArgumentException where no column has it. */
    int number(ColumnRole role) {
        int column = find(role);
        if (column == NONE) {
            throw new IllegalArgumentException("none of " + columns.length + " columns has the role " + role);
        }
        return column;
    }

    private int find(ColumnRole role) {
        for (int column = columns.length - 1; column >= 0; column--) {
            if (columns[column].role() == role) {
                return column;
            }
        }
        return NONE;
    }

    /** Whether every label must be a number. */
    boolean numericLabel() {
        return numericLabel;
    }

    /** The number of output units, of which a column with the role UNIT names one in each row. */
    int outputs() {
        return outputs;
    }
}
