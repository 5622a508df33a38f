package org.learninggradients.store.table;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** The values of one column of a row group, page by page; what is absent is not among them. */
sealed interface ColumnValues permits PlainValues, DictionaryValues {
    /** Adds a value to the page, so many times. Modified: this, the page's statistics. */
    void add(Object value, int times, Statistics<?> statistics);

    /** How the page is encoded. */
    Encoding encoding();

    /** The page's bytes, valid until the next value is added: it begins the next page. */
    BytesInput takePage() throws IOException;

    /** About how many bytes the page has come to. */
    long pageBytes();

    /** About how much memory the values hold. */
    long memory();
}
