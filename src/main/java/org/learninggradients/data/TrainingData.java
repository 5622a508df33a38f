package org.learninggradients.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.learninggradients.data.encode.LabelEncoding;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ColumnChoice;
import org.learninggradients.data.read.ColumnRole;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.Ranges;
import org.learninggradients.data.read.RowId;
import org.learninggradients.data.read.RowSet;
import org.learninggradients.data.read.Source;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.data.split.Assignment;
import org.learninggradients.data.split.Split;
import org.learninggradients.data.split.Splitting;
import org.learninggradients.data.split.TestCounts;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.Problem;
import org.learninggradients.text.Shown;

/** The rows to train with, read and checked once. Their order depends on nothing but the files, or the row ids in them. */
public final class TrainingData implements AutoCloseable {
    private final JavaSparkContext context;
    private final DataPlan plan;
    private final Source source;
    private final RowSet rows;
    private final LabelEncoding encoding;
    private final long[] testCounts;
    private final Problem problem;
    private final String fingerprint;
    private final List<String> notices;

    private TrainingData(
            JavaSparkContext context,
            DataPlan plan,
            Source source,
            InputColumns columns,
            RowSet rows,
            List<String> notices) {
        LabelCounts labels = rows.labels();
        this.context = context;
        this.plan = plan;
        this.source = source;
        this.rows = rows;
        this.encoding = LabelEncoding.of(labels, plan.task(), plan.label());
        this.testCounts = TestCounts.of(strata(labels), plan.testFraction());
        this.problem =
                new Problem(columns.names(ColumnRole.FEATURE), plan.label(), encoding.task(), encoding.classes());
        this.fingerprint = rows.fingerprint(columns);
        this.notices = notices;
        if (plan.task().isEmpty()) {
            notices.add(encoding.notice(labels));
        }
    }

    private long[] strata(LabelCounts labels) {
        long[] sizes = encoding.strataOf(labels, rows.rows());
        long largest = LongStream.of(sizes).max().orElseThrow();
        if (largest > Integer.MAX_VALUE) {
            throw new DataException(plan.path() + " has " + largest + " rows of one class, but can have at most "
                    + Integer.MAX_VALUE + "; take a sample");
        }
        return sizes;
    }

    /**
     * Reads the plan's rows.
     *
     * @throws DataException when there are none, or some cannot be used
     * @throws org.learninggradients.plan.PlanException when the plan names columns that are not there
     */
    public static TrainingData read(JavaSparkContext context, SparkSession session, DataPlan plan) {
        return read(context, session, plan, Cuts.USUAL);
    }

    static TrainingData read(JavaSparkContext context, SparkSession session, DataPlan plan, Cuts cuts) {
        context.setJobDescription(Shown.line("reading " + plan.path()));
        try {
            Source source = Sources.open(session, plan.path(), plan.format(), cuts);
            try {
                return of(context, plan, source, cuts);
            } catch (Exception e) {
                source.close();
                throw e;
            }
        } finally {
            context.setJobDescription(null);
        }
    }

    private static TrainingData of(JavaSparkContext context, DataPlan plan, Source source, Cuts cuts) {
        InputColumns columns =
                new ColumnChoice(source.columns(), source.ranges().files().get(0)).forTraining(plan);
        RowSet rows = RowSet.of(source.read(columns), plan.path(), StorageLevel.MEMORY_AND_DISK());
        try {
            rows.check(source.ranges(), plan.path());
            List<String> notices = new ArrayList<>(rows.notices());
            if (columns.has(ColumnRole.ROW_ID)) {
                RowSet read = rows;
                rows = sorted(columns, read, plan, cuts);
                read.chunks().unpersist();
            }
            return new TrainingData(context, plan, source, columns, rows, notices);
        } catch (Exception e) {
            rows.chunks().unpersist();
            throw e;
        }
    }

    private static RowSet sorted(InputColumns columns, RowSet read, DataPlan plan, Cuts cuts) {
        JavaRDD<Chunk> chunks = RowId.sorted(read.chunks(), columns, read.integerIds(), cuts);
        RowSet rows = RowSet.of(chunks, plan.path(), StorageLevel.MEMORY_AND_DISK());
        Ranges ranges = new Ranges(Collections.nCopies(chunks.getNumPartitions(), plan.path()), "row");
        try {
            rows.check(ranges, plan.path());
        } catch (Exception e) {
            chunks.unpersist();
            throw e;
        }
        return rows;
    }

    /** The features, label and task, as the rows have them. */
    public Problem problem() {
        return problem;
    }

    /** The number of rows. */
    public long rows() {
        return rows.rows();
    }

    /** The number of rows that each split learns from. */
    public long trainingRows() {
        return rows() - LongStream.of(testCounts).sum();
    }

    /** A digest in hexadecimal of the rows in order and of the names of features and label. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Messages for the user, a line each. */
    public List<String> notices() {
        return Collections.unmodifiableList(notices);
    }

    /**
     * Divides the rows into training and test rows.
     *
     * @param seed which decides what rows are test rows
     * @param smallestBatch the rows of the smallest batch of any training on the split
     * @param partitions of the training rows, at most
     * @throws DataException when a column cannot be standardised
     */
    public Split split(long seed, int smallestBatch, int partitions) {
        Assignment assignment = new Assignment(seed, encoding, rows.summaries(), testCounts);
        int blockRows = plan.blockRows(trainingRows(), smallestBatch);
        Splitting splitting = new Splitting(context, plan, problem, rows.chunks(), assignment, blockRows, partitions);
        try {
            return splitting.split();
        } catch (Exception e) {
            splitting.abandon();
            throw e;
        } finally {
            context.setJobDescription(null);
        }
    }

    /** Frees the memory of the rows as they were read. Splits keep their blocks; a block that the cluster loses is read again. */
    public void release() {
        rows.chunks().unpersist();
    }

    /** Frees the rows on the cluster, and waits until that is done: a session that stops meanwhile prints stack traces. */
    @Override
    public void close() {
        rows.chunks().unpersist(true);
        source.close();
    }
}
