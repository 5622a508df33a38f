package org.learninggradients.probe;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.learn.Block;
import org.learninggradients.math.RandomStream;
import org.learninggradients.spark.Merging;

/** The cost of Spark itself in a step: a broadcast, one array per partition, a merge, and no work. */
final class BareStep {
    private final JavaSparkContext context;
    private final JavaRDD<Block> blocks;
    private final double[] sent;
    private final int received;

    /** A step that sends {@code sent} numbers to every task and gets {@code received} numbers from every partition. */
    BareStep(JavaSparkContext context, JavaRDD<Block> blocks, int sent, int received) {
        this.context = context;
        this.blocks = blocks;
        this.sent = new double[sent];
        this.received = received;
        RandomStream stream = RandomStream.of(1);
        for (int i = 0; i < sent; i++) {
            this.sent[i] = stream.nextUniform(1);
        }
    }

    void run() {
        Broadcast<double[]> broadcast = context.broadcast(sent);
        try {
            Merging.merge(blocks.mapPartitions(new Answer(broadcast, received)), new First());
        } finally {
            broadcast.destroy();
        }
    }

    private record Answer(Broadcast<double[]> broadcast, int length)
            implements FlatMapFunction<Iterator<Block>, double[]> {
        @Override
        public Iterator<double[]> call(Iterator<Block> unread) {
            double[] answer = new double[length];
            answer[0] = broadcast.value()[0];
            return List.of(answer).iterator();
        }
    }

    private static final class First implements Function2<double[], double[], double[]> {
        @Override
        public double[] call(double[] left, double[] right) {
            return left;
        }
    }
}
