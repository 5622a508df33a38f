package org.learninggradients.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Network;
import org.learninggradients.onnx.OnnxReader;

/** Times the attributions of rows in memory by one method on all cores, in seconds. */
final class AttributeProbe {
    private static final int BLOCK_ROWS = 1024;

    private final AttributionTarget subject;
    private final Method method;
    private final double[] rows;
    private final int width;
    private final int threads;

    private AttributeProbe(Network network, Method method, int rows, int threads) {
        this.width = network.topology().inputs();
        this.subject = new AttributionTarget(network, TargetValue.LOGIT, OptionalInt.of(0), new DMatrixRMaj(1, width));
        this.method = method;
        this.rows = new double[rows * width];
        this.threads = threads;
        RandomStream stream = RandomStream.of(1);
        for (int i = 0; i < this.rows.length; i++) {
            this.rows[i] = stream.nextUniform(1);
        }
    }

    static Readings measure(Order order) {
        Method method = Method.named(order.text("method"), MethodOptions.DEFAULTS);
        AttributeProbe probe =
                new AttributeProbe(network(order.text("model")), method, order.number("rows"), order.cores());
        ExecutorService pool = Executors.newFixedThreadPool(order.cores());
        try {
            Readings readings = new Readings();
            for (int i = -2; i < order.repetitions(); i++) {
                long start = System.nanoTime();
                double error = probe.attribute(pool);
                readings.add(i < 0 ? "warm-up" : "seconds", (System.nanoTime() - start) * 1e-9);
                readings.fact("largest completeness error", error);
            }
            return readings;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("rows cannot be attributed", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Network network(String file) {
        try {
            return OnnxReader.read(Files.readAllBytes(Path.of(file))).network();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Attributes all rows; returns the largest completeness error. */
    private double attribute(ExecutorService pool) throws InterruptedException, ExecutionException {
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int task = 0; task < threads; task++) {
            int number = task;
            tasks.add(() -> attribute(number));
        }
        double largest = 0;
        for (Future<Double> error : pool.invokeAll(tasks)) {
            largest = Math.max(largest, error.get());
        }
        return largest;
    }

    private double attribute(int task) {
        int count = rows.length / width;
        Attributor attributor = new Attributor(method, subject, new JavaProducts());
        double largest = 0;
        for (int first = task * BLOCK_ROWS; first < count; first += threads * BLOCK_ROWS) {
            int block = Math.min(BLOCK_ROWS, count - first);
            attributor.reshape(block);
            System.arraycopy(rows, first * width, attributor.inputs().data, 0, block * width);
            attributor.attribute();
            for (int row = 0; row < block; row++) {
                largest = Math.max(largest, attributor.completenessError(row));
            }
        }
        return largest;
    }
}
