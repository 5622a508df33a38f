/**
 * Plumbing that every use of Spark shares: merging partial results, paths, failures of the cluster. Start with {@link
 * org.learninggradients.spark.Merging} and {@link org.learninggradients.spark.ClusterFailure}.
 */
@NullMarked
package org.learninggradients.spark;

import org.jspecify.annotations.NullMarked;
