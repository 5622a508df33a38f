/**
 * Rules by which parameters follow the gradient of their loss. Start with {@link org.learninggradients.learn.optimizer.Optimizer}.
 */
@NullMarked
package org.learninggradients.learn.optimizer;

import org.jspecify.annotations.NullMarked;
