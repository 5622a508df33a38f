package org.learninggradients.probe;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.ml.ann.FunctionEvaluation;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.learninggradients.cli.ProductSession;
import scala.Tuple2;

/** A full pass over cached rows, importance included, and one function evaluation of MLlib on the same rows, in turn. */
final class PassProbe {
    private static final int WARM_UP = 3;

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
            List<String> changes = new ArrayList<>(rows.settings(session));
            changes.add("train.epochs=" + (1 + WARM_UP + order.repetitions()));
            if (wantsNative) {
                changes.add("train.products=native");
            }
            try (Workload work = new Workload(session, Workload.PASS, changes)) {
                Readings readings = compare(work, evaluation(session, rows, order.cores()), order.repetitions());
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

    private static FunctionEvaluation evaluation(ProductSession session, GeneratedRows rows, int partitions) {
        JavaRDD<Row> table = session.spark()
                .read()
                .parquet(rows.table(session).toString())
                .toJavaRDD()
                .coalesce(partitions, false);
        try {
            return new FunctionEvaluation(table.map(new Example(rows.classes())), rows.layers());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Spark's MLlib is another than that of 4.1.0", e);
        }
    }

    /** Features and one-hot label of a row. */
    private record Example(int classes) implements Function<Row, Tuple2<Vector, Vector>> {
        @Override
        public Tuple2<Vector, Vector> call(Row row) {
            double[] features = new double[row.length() - 1];
            for (int i = 0; i < features.length; i++) {
                features[i] = row.getDouble(i);
            }
            double[] label = new double[classes];
            label[row.getInt(features.length)] = 1;
            return new Tuple2<>(Vectors.dense(features), Vectors.dense(label));
        }
    }
}
