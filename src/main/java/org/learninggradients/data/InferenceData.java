package org.learninggradients.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.learninggradients.data.encode.LabelEncoding;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ChunkOrder;
import org.learninggradients.data.read.ColumnChoice;
import org.learninggradients.data.read.ColumnRole;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.RowSet;
import org.learninggradients.data.read.Source;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.data.split.RowParts;
import org.learninggradients.learn.Block;
import org.learninggradients.net.Task;
import org.learninggradients.plan.TablePlan;
import org.learninggradients.text.Shown;
import scala.Tuple2;

/** Rows for a trained network, read and checked once, in the order of the files. The rows are kept on the executors' disks. */
public final class InferenceData implements AutoCloseable {
    private final JavaSparkContext context;
    private final Source source;
    private final RowSet rows;
    private final LabelEncoding encoding;
    private final List<String> features;
    private final Broadcast<ChunkOrder> order;

    private InferenceData(JavaSparkContext context, TablePlan plan, Source source, InputColumns columns, RowSet rows) {
        TablePlan.Answers answers = plan.answers().orElse(new TablePlan.Answers(Task.REGRESSION, List.of()));
        this.context = context;
        this.source = source;
        this.rows = rows;
        this.encoding = LabelEncoding.of(answers.task(), answers.classes());
        this.features = columns.names(ColumnRole.FEATURE);
        encoding.check(rows.labels(), plan.label().orElse(""));
        this.order = context.broadcast(new ChunkOrder(rows.summaries()));
    }

    /**
     * Reads the plan's rows.
     *
     * @throws DataException when there are none, or some cannot be used
     * @throws org.learninggradients.plan.PlanException when the plan names columns that are not there
     */
    public static InferenceData read(JavaSparkContext context, SparkSession session, TablePlan plan) {
        context.setJobDescription(Shown.line("reading " + plan.path()));
        try {
            Source source = Sources.open(session, plan.path(), Optional.empty(), Cuts.USUAL);
            try {
                return of(context, plan, source);
            } catch (Exception e) {
                source.close();
                throw e;
            }
        } finally {
            context.setJobDescription(null);
        }
    }

    private static InferenceData of(JavaSparkContext context, TablePlan plan, Source source) {
        InputColumns columns =
                new ColumnChoice(source.columns(), source.ranges().files().get(0)).forInference(plan);
        RowSet rows = RowSet.of(source.read(columns), plan.path(), StorageLevel.DISK_ONLY());
        try {
            rows.check(source.ranges(), plan.path());
            return new InferenceData(context, plan, source, columns, rows);
        } catch (Exception e) {
            rows.chunks().unpersist();
            throw e;
        }
    }

    /** The names of the columns that enter the network, in the order of its inputs. */
    public List<String> features() {
        return features;
    }

    /** The number of rows. */
    public long rows() {
        return rows.rows();
    }

    /** Messages for the user, a line each. */
    public List<String> notices() {
        return rows.notices();
    }

    /** Whether every label is 0 or 1. */
    public boolean hasBinaryLabels() {
        LabelCounts labels = rows.labels();
        return !labels.crowded
                && !labels.hasTexts()
                && DoubleStream.of(labels.numbers).allMatch(label -> label == 0 || label == 1);
    }

    /**
     * The rows in blocks of at most {@code most} rows, fewer where a task would have nothing to do. Labels are encoded; a block has units
     * where the plan names a column of them. The index of a block has no meaning.
     */
    public JavaRDD<Block> blocks(int most) {
        int tasks = context.defaultParallelism();
        int blockRows = (int) Math.min(most, (rows() + tasks - 1) / tasks);
        JavaRDD<Block> blocks =
                rows.chunks().flatMapToPair(new Cut(order, encoding, blockRows)).values();
        return blocks.getNumPartitions() < tasks ? blocks.repartition(tasks) : blocks;
    }

    /** The features of all rows [rows, features], in row order, on the driver. */
    public double[] inputs() {
        List<Chunk> chunks = new ArrayList<>(rows.chunks().collect());
        chunks.sort(Comparator.comparingInt(order.value()::find));
        return chunks.stream()
                .flatMapToDouble(chunk -> DoubleStream.of(chunk.values))
                .toArray();
    }

    /** Frees the rows on the cluster, and waits until that is done: a session that stops meanwhile prints stack traces. */
    @Override
    public void close() {
        rows.chunks().unpersist(true);
        order.destroy();
        source.close();
    }

    /** Cuts a chunk into blocks. */
    private static final class Cut implements PairFlatMapFunction<Chunk, Long, Block> {
        private final Broadcast<ChunkOrder> order;
        private final LabelEncoding encoding;
        private final int blockRows;

        Cut(Broadcast<ChunkOrder> order, LabelEncoding encoding, int blockRows) {
            this.order = order;
            this.encoding = encoding;
            this.blockRows = blockRows;
        }

        @Override
        public Iterator<Tuple2<Long, Block>> call(Chunk chunk) {
            long first = order.value().rowsBefore(order.value().find(chunk));
            int[] all = IntStream.range(0, chunk.rows()).toArray();
            return new RowParts(chunk, encoding.encode(chunk.labels), first, all, first, blockRows);
        }
    }
}
