package org.apache.spark.ml.ann;

import breeze.linalg.DenseVector;
import breeze.optimize.DiffFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.BLAS$;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.Gradient;
import org.apache.spark.mllib.optimization.Updater;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * One evaluation of loss and gradient as MultilayerPerceptronClassifier's L-BFGS does many: a broadcast of the weights and a tree
 * aggregation over stacked, cached rows. It is built as {@code FeedForwardTrainer.train} and {@code LBFGS.runLBFGS} build it.
 */
public final class FunctionEvaluation {
    /** Default of Spark's {@code blockSize}, in rows. */
    private static final int STACK = 128;

    private final DiffFunction<DenseVector<Object>> function;
    private final DenseVector<Object> weights;

    /** Evaluates a sigmoid network with softmax and cross-entropy on rows of features and one-hot labels; caches the rows. */
    public FunctionEvaluation(JavaRDD<Tuple2<Vector, Vector>> rows, int[] layers) throws ReflectiveOperationException {
        FeedForwardTopology topology = FeedForwardTopology.multiLayerPerceptron(layers, true);
        DataStacker stacker = new DataStacker(STACK, layers[0], layers[layers.length - 1]);
        JavaRDD<Tuple2<Object, org.apache.spark.mllib.linalg.Vector>> stacked = stacker.stack(rows.rdd())
                .toJavaRDD()
                .map(stack -> new Tuple2<>(stack._1(), Vectors.fromML(stack._2())));
        stacked.persist(StorageLevel.MEMORY_AND_DISK());
        this.function = costFunction(stacked.rdd(), new ANNGradient(topology, stacker), stacked.count());
        this.weights = dense(Vectors.fromML(topology.model(1L).weights()));
    }

    /** The loss at the initial weights; computes the gradient too. */
    public double run() {
        return (double) function.calculate(weights)._1();
    }

    /** Name of the BLAS that computes the products. */
    public static String blas() {
        return BLAS$.MODULE$.nativeBLAS().getClass().getSimpleName();
    }

    /** Makes LBFGS.CostFun by reflection, since both compilers hide its constructor. */
    @SuppressWarnings("unchecked")
    private static DiffFunction<DenseVector<Object>> costFunction(
            RDD<Tuple2<Object, org.apache.spark.mllib.linalg.Vector>> data, Gradient gradient, long examples)
            throws ReflectiveOperationException {
        return (DiffFunction<DenseVector<Object>>) Class.forName("org.apache.spark.mllib.optimization.LBFGS$CostFun")
                .asSubclass(DiffFunction.class)
                .getConstructor(RDD.class, Gradient.class, Updater.class, double.class, long.class)
                .newInstance(data, gradient, new ANNUpdater(), 0.0, examples);
    }

    @SuppressWarnings("unchecked")
    private static DenseVector<Object> dense(org.apache.spark.mllib.linalg.Vector vector) {
        return (DenseVector<Object>) vector.asBreeze();
    }
}
