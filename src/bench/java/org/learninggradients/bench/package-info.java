/**
 * The benchmark: starts measuring processes one after another and makes one table of ratios of what they read. Start with {@link
 * org.learninggradients.bench.Main} and {@link org.learninggradients.bench.Benchmark}.
 */
@NullMarked
package org.learninggradients.bench;

import org.jspecify.annotations.NullMarked;
