/**
 * The benchmark: runs measuring processes one after another and makes one table of ratios from their readings. Start with {@link
 * org.learninggradients.bench.Main} and {@link org.learninggradients.bench.Benchmark}.
 */
@NullMarked
package org.learninggradients.bench;

import org.jspecify.annotations.NullMarked;
