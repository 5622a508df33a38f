package org.learninggradients.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.ml.ann.FunctionEvaluation;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.learninggradients.cli.ProductSession;
import org.learninggradients.learn.Block;
import scala.Tuple2;

/** Measures in turn a full pass over cached rows with importance, and one function evaluation of MLlib on the same rows. */
final class PassProbe {
    private PassProbe() {}

    static Readings measure(Order order) {
        boolean wantsNative = order.text("products").equals("native");
        String blas = FunctionEvaluation.blas();
        if (wantsNative != blas.equals("JNIBLAS")) {
            return Readings.notRun(
                    wantsNative
                            ? "netlib finds no libopenblas.so.0 (Debian: libopenblas0)"
                            : "netlib took " + blas + ", not a Java BLAS");
        }
        GeneratedRows rows = GeneratedRows.of(order);
        try (ProductSession session = ProductSession.start(order.cores())) {
            List<String> changes = new ArrayList<>(rows.settings());
            changes.add("train.epochs=" + (1 + order.number("warm-up") + order.repetitions()));
            if (wantsNative) {
                changes.add("train.products=native");
            }
            try (Workload work = new Workload(session, Workload.PASS, changes)) {
                Readings readings = compare(work, evaluation(work, rows), order.repetitions());
                readings.fact("blas", blas);
                readings.fact(
                        "parameters",
                        work.grid().configurations().get(0).topology().parameterCount());
                return readings;
            }
        }
    }

    private static Readings compare(Workload work, FunctionEvaluation peer, int repetitions) {
        Alternation alternation = Alternation.ofEpochs(() -> {
            double loss = peer.run();
            if (!(loss > 0) || Double.isInfinite(loss)) {
                throw new IllegalStateException("MLlib's loss is " + loss);
            }
        });
        work.train(alternation);
        Readings readings = new Readings();
        alternation.report(readings, repetitions);
        return readings;
    }

    /** Evaluates the rows of the same cached blocks, in as many partitions. */
    private static FunctionEvaluation evaluation(Workload work, GeneratedRows rows) {
        try {
            return new FunctionEvaluation(work.split().training().flatMap(new Examples(rows.classes())), rows.layers());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Spark's MLlib is another than that of 4.1.0", e);
        }
    }

    /** Features and one-hot labels of a block's rows. */
    private record Examples(int classes) implements FlatMapFunction<Block, Tuple2<Vector, Vector>> {
        @Override
        public Iterator<Tuple2<Vector, Vector>> call(Block block) {
            return IntStream.range(0, block.rows())
                    .mapToObj(row -> example(block, row))
                    .iterator();
        }

        private Tuple2<Vector, Vector> example(Block block, int row) {
            double[] label = new double[classes];
            label[(int) block.labels()[row]] = 1;
            int start = row * block.features();
            double[] features = Arrays.copyOfRange(block.values(), start, start + block.features());
            return new Tuple2<>(Vectors.dense(features), Vectors.dense(label));
        }
    }
}
