/**
 * Plumbing that every use of Spark shares: merging partial results, paths, failures of the cluster. Start with {@link
 * org.learninggradients.spark.Merging} and {@link org.learninggradients.spark.ClusterFailure}.
 *
 * <h2>What travels, and in which form</h2>
 *
 * <p>Spark sends data by the serialiser that its user chooses, Java's or Kryo: broadcasts, elements of RDDs, results of tasks. A type
 * of such data is a final class that says "Wire form" at the end of its Javadoc and is among the wire types of its room.
 *
 * <p>The fields of a wire form are numbers, texts, enums, arrays of these, or further wire forms. There is no record, no collection and
 * no {@code Optional}, which Kryo does not carry; what is absent is an empty array or an empty wire form. Enums travel as themselves. A
 * topology travels as {@link org.learninggradients.learn.WireTopology}, a method of attribution as its label.
 *
 * <p>Functions of jobs travel in closures, which Spark sends by Java's serialiser whatever the user chooses. They may be records and may
 * hold whatever is {@code Serializable}.
 */
@NullMarked
package org.learninggradients.spark;

import org.jspecify.annotations.NullMarked;
