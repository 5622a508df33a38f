/**
 * Holds what the benchmark has measured and writes it for people and for programs. Start with {@link
 * org.learninggradients.bench.report.Report} and {@link org.learninggradients.bench.report.Line}.
 */
@NullMarked
package org.learninggradients.bench.report;

import org.jspecify.annotations.NullMarked;
