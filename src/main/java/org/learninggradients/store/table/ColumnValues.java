package org.learninggradients.store.table;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** The values of one column of a row group, page by page, without the rows in which the column is absent. */
sealed interface ColumnValues permits PlainValues, DictionaryValues {
    /** Adds a value to the page, this many times. Modified: this, the page's statistics. */
    void add(Object value, int times, Statistics<?> statistics);

    /** The encoding of the page. */
    Encoding encoding();

    /** Ends the page and returns its bytes, which are valid until the next value is added. */
    BytesInput takePage() throws IOException;

    /** Estimate of the page's size in bytes. */
    long pageBytes();

    /** Estimate of the memory that the values hold, in bytes. */
    long memory();
}
