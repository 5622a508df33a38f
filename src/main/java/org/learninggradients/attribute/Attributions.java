package org.learninggradients.attribute;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.data.InferenceData;
import org.learninggradients.net.Topology;
import org.learninggradients.spark.Merging;

/**
 * The attributions of every row of a table. They are computed once, block by block, and kept on the executors' disks, so that several
 * tables can be made of them. A value that does not exist is null.
 */
public final class Attributions implements AutoCloseable {
    /** Upper bound for the rows of a block: blocks of more rows are no faster. */
    private static final int BLOCK_ROWS = 1024;

    /** Upper bound for the values that leave the widest layer for one block, so that few megabytes hold the passes of a task. */
    private static final int BLOCK_VALUES = 1 << 16;

    private final JavaRDD<AttributedBlock> blocks;
    private final Broadcast<double[]> parameters;
    private final List<String> features;
    private final List<String> methods;
    private final CompletenessTally tally;

    /** Attributes the rows of the data as requested. */
    public Attributions(JavaSparkContext context, InferenceData data, AttributionRequest request) {
        this.parameters = context.broadcast(request.target().network().parameters());
        this.features = data.features();
        this.methods = request.methods().stream().map(Method::label).toList();
        this.blocks = data.blocks(blockRows(request.target().network().topology()))
                .mapPartitions(new BlockAttributor(request, parameters))
                .persist(StorageLevel.DISK_ONLY());
        int count = methods.size();
        context.setJobDescription("attributing by " + String.join(", ", methods));
        try {
            this.tally = Merging.merge(
                    blocks.mapPartitions(
                            part -> List.of(CompletenessTally.of(part, count)).iterator()),
                    CompletenessTally::merge);
        } catch (Exception e) {
            closeAfter(e);
            throw e;
        } finally {
            context.setJobDescription(null);
        }
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static int blockRows(Topology topology) {
        return Math.max(1, Math.min(BLOCK_ROWS, BLOCK_VALUES / topology.widest()));
    }

    /** How complete the attributions of each method are. */
    public CompletenessTally tally() {
        return tally;
    }

    /** A row for each row of the table and method: row, method, output, attributions. */
    public Dataset<Row> wide(SparkSession session) {
        return session.createDataFrame(
                blocks.flatMap(new WideRows(methods)),
                StructType.fromDDL("row LONG, method STRING, output INT, attributions ARRAY<DOUBLE>"));
    }

    /** A row for each row of the table, method and input: row, method, output, feature, feature_index, attribution. */
    public Dataset<Row> tall(SparkSession session) {
        Column features = functions.lit(this.features.toArray(String[]::new));
        return wide(session)
                .select(
                        functions.col("row"),
                        functions.col("method"),
                        functions.col("output"),
                        functions.posexplode(functions.col("attributions")))
                .select(
                        functions.col("row"),
                        functions.col("method"),
                        functions.col("output"),
                        functions.get(features, functions.col("pos")).as("feature"),
                        functions.col("pos").as("feature_index"),
                        functions.col("col").as("attribution"));
    }

    /** A row for each row of the table and method: row, method, output, output_value, reference_output, completeness_error. */
    public Dataset<Row> rows(SparkSession session) {
        return session.createDataFrame(
                blocks.flatMap(new OutputRows(methods)),
                StructType.fromDDL("row LONG, method STRING, output INT,"
                        + " output_value DOUBLE, reference_output DOUBLE, completeness_error DOUBLE"));
    }

    /** Frees the attributions on the cluster, and waits for it: a session that stops meanwhile prints stack traces. */
    @Override
    public void close() {
        blocks.unpersist(true);
        parameters.destroy();
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private record WideRows(List<String> methods) implements FlatMapFunction<AttributedBlock, Row> {
        @Override
        public Iterator<Row> call(AttributedBlock block) {
            int width = block.attributions.length / block.rows.length;
            return IntStream.range(0, block.rows.length)
                    .mapToObj(row -> RowFactory.create(
                            block.rows[row],
                            methods.get(block.method),
                            block.units[row],
                            values(block.attributions, row * width, width)))
                    .iterator();
        }

        private static Object[] values(double[] attributions, int start, int count) {
            return DoubleStream.of(Arrays.copyOfRange(attributions, start, start + count))
                    .mapToObj(Attributions::orNull)
                    .toArray();
        }
    }

    private record OutputRows(List<String> methods) implements FlatMapFunction<AttributedBlock, Row> {
        @Override
        public Iterator<Row> call(AttributedBlock block) {
            return IntStream.range(0, block.rows.length)
                    .mapToObj(row -> RowFactory.create(
                            block.rows[row],
                            methods.get(block.method),
                            block.units[row],
                            orNull(block.outputs[row]),
                            orNull(block.referenceOutputs[row]),
                            orNull(block.errors[row])))
                    .iterator();
        }
    }
}
