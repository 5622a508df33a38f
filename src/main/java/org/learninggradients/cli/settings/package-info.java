/**
 * Settings files and the plans that they become. Start with {@link org.learninggradients.cli.settings.Settings} and
 * {@link org.learninggradients.cli.settings.PlanReader}.
 */
@NullMarked
package org.learninggradients.cli.settings;

import org.jspecify.annotations.NullMarked;
