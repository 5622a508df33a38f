/** A way to the parts of MLlib's multilayer perceptron that Scala keeps to its own package and the bytecode does not. */
@NullMarked
package org.apache.spark.ml.ann;

import org.jspecify.annotations.NullMarked;
