/**
 * Parquet files, read by Spark.
 * Start with {@link org.learninggradients.data.read.parquet.ParquetSource}
 * and {@link org.learninggradients.data.read.parquet.ParquetRows}.
 */
@NullMarked
package org.learninggradients.data.read.parquet;

import org.jspecify.annotations.NullMarked;
