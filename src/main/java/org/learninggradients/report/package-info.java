/**
 * What a run's tables say, for people. Start with {@link org.learninggradients.report.RunSummary}.
 */
@NullMarked
package org.learninggradients.report;

import org.jspecify.annotations.NullMarked;
