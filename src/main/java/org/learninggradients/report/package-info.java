/**
 * What a run's tables say, for people. Start with {@link org.learninggradients.report.RunSummary} and {@link
 * org.learninggradients.report.Report}.
 */
@NullMarked
package org.learninggradients.report;

import org.jspecify.annotations.NullMarked;
