package org.learninggradients.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Numerics;
import org.learninggradients.plan.Extent;
import org.learninggradients.plan.Plan;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.folder.FailPoint;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.Json;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Shown;
import org.learninggradients.train.TrainingListener;

/**
 * A run's folder while a training writes it. The listener turns what training reports into tables; the run ends by one of {@link
 * #complete}, {@link #fail} and {@link #interrupt}.
 */
public final class RunWriter {
    /** Largest number of trials whose last networks also become files of their own, which keeps the folder quick to list. */
    private static final int SINGLE_MODELS = 1000;

    private final Folder folder;
    private final Plan plan;
    private final RunInput input;
    private final RunRecord record;
    private final Commits commits;
    private final RunLock lock;
    private boolean ended;

    /** Goes on after this commit, or from the beginning. */
    RunWriter(Folder folder, RunLock lock, Plan plan, RunInput input, List<Extent> earlier, Optional<Manifest> last) {
        this.folder = folder;
        this.lock = lock;
        this.plan = plan;
        this.input = input;
        List<Extent> extents = new ArrayList<>(earlier);
        extents.add(plan.extent());
        this.record = new RunRecord(
                State.RUNNING,
                now(),
                null,
                null,
                input.versions(),
                Numerics.NUMBER,
                plan.settings(),
                input.fingerprint(),
                input.rows(),
                input.problem(),
                extents);
        folder.replace(RunRecord.FILE, Json.write(record));
        FailPoint.BEGIN_RECORDED.pass();
        this.commits = new Commits(folder, lock, last);
    }

    /** The listener that writes what training on these splits reports. */
    public TrainingListener listener(SparkSession session, Map<Long, Split> splits) {
        Map<Integer, TrialMetrics> latest = new HashMap<>();
        commits.last().ifPresent(manifest -> latest.putAll(new RunTables(folder, manifest).latestMetrics(session)));
        Models models = new Models(plan, input.problem(), splits, input.trainingRows());
        TableWriter recorder = new TableWriter(plan, input.problem(), input.grid(), models, commits, latest);
        splits.values().forEach(recorder::describe);
        return recorder;
    }

    /** Marks the run as completed. Where the trials are not too many, the last network of each becomes a file of its own. */
    public void complete(SparkSession session) {
        if (input.grid().trials().size() <= SINGLE_MODELS) {
            RunTables tables = new RunTables(folder, commits.last().orElseThrow());
            Iterator<Row> rows = tables.read(session, Table.NETWORKS)
                    .where(functions.col("epoch").equalTo(plan.train().epochs()))
                    .toLocalIterator();
            while (tables.reading(rows::hasNext)) {
                Row row = rows.next();
                folder.write("models/" + row.<Integer>getAs("trial") + ".onnx", row.getAs("onnx"));
                FailPoint.MODEL_WRITTEN.pass();
            }
        }
        end(State.COMPLETED, null);
    }

    /** Marks the run as failed; what was committed stays. A failure to do so is added to the cause as suppressed. */
    public void fail(Throwable cause) {
        try {
            String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            end(State.FAILED, Shown.line(message.strip().lines().findFirst().orElse("")));
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }

    /** Marks the run as interrupted, once a commit that is under way is through; later ones fail. Returns the last committed epoch. */
    synchronized int interrupt() {
        commits.stop();
        end(State.INTERRUPTED, null);
        return commits.last().map(Manifest::epoch).orElse(0);
    }

    /** Records the end of the run; later calls change nothing. */
    private synchronized void end(State state, @Nullable String reason) {
        if (ended) {
            return;
        }
        lock.ensureHeld();
        ended = true;
        folder.replace(RunRecord.FILE, Json.write(record.ended(state, now(), reason)));
        FailPoint.END_RECORDED.pass();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
