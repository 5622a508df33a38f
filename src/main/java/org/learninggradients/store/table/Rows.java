package org.learninggradients.store.table;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table: each column has one value that all of the rows share, or an array with one value for each row.
 * Every column is given a value or said to be absent.
 */
public final class Rows {
    private final Table table;
    private final int count;
    private final @Nullable Object[] values;
    private final BitSet given = new BitSet();

    Rows(Table table, int count) {
        this.table = table;
        this.count = count;
        this.values = new Object[table.columns().size()];
    }

    /** Gives all rows this value; null, and a number that is not finite, is absent. Modified: this. */
    public <V> Rows set(Column<V> column, @Nullable V value) {
        put(column, value);
        return this;
    }

    /** Gives each row its number; one that is not finite is absent. Modified: this. */
    public Rows setEach(Column<Double> column, double[] numbers) {
        return putEach(column, numbers, numbers.length);
    }

    /** Gives each row its number. Modified: this. */
    public Rows setEach(Column<Integer> column, int[] numbers) {
        return putEach(column, numbers, numbers.length);
    }

    /** Gives each row its text; null is absent. Modified: this. */
    public Rows setEach(Column<String> column, @Nullable String[] texts) {
        return putEach(column, texts, texts.length);
    }

    /** Leaves these columns without a value in all rows. Modified: this. */
    public Rows absent(Iterable<Column<?>> columns) {
        columns.forEach(column -> put(column, null));
        return this;
    }

    private Rows putEach(Column<?> column, Object array, int length) {
        if (length != count) {
            throw new IllegalArgumentException(
                    "column " + column.name() + " is given " + length + " values for " + count + " rows");
        }
        put(column, array);
        return this;
    }

    private void put(Column<?> column, @Nullable Object value) {
        int index = table.columns().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("table " + table.label() + " has no column " + column.name());
        }
        values[index] = value;
        given.set(index);
    }

    /** The table they belong to. */
    public Table table() {
        return table;
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    /** For each column of the table, in order, the value of all rows or an array of their values. The array itself. */
    @Nullable
    Object[] values() {
        int missing = given.nextClearBit(0);
        if (missing < values.length) {
            throw new IllegalStateException("rows of table " + table.label() + " have no value for column "
                    + table.columns().get(missing).name());
        }
        return values;
    }
}
