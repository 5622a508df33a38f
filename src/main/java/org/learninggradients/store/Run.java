package org.learninggradients.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Standardization;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.LastCommit;
import org.learninggradients.store.commit.Verification;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Labels;

/** A run's folder as readers see it: its record, its committed tables, its networks, and the page that shows them. */
public final class Run implements AutoCloseable {
    private static final String REPORT = "report.html";

    private final Folder folder;
    private final RunRecord record;
    private final Optional<LastCommit> last;

    private Run(Folder folder, RunRecord record, Optional<LastCommit> last) {
        this.folder = folder;
        this.record = record;
        this.last = last;
    }

    /** Opens the run in this folder; StoreException when there is none. */
    public static Run open(String path, Configuration configuration) {
        Folder folder = new Folder(path, configuration);
        if (!folder.exists(RunRecord.FILE)) {
            throw new StoreException(folder.path() + " holds no run: there is no " + RunRecord.FILE + " in it");
        }
        CommittedFiles files = new CommittedFiles(folder);
        return new Run(folder, RunRecord.read(folder), LastCommit.of(files, files::checkSizes));
    }

    /** The folder's path. */
    public String path() {
        return folder.path().toString();
    }

    /** The run's record, its run.json. */
    public RunRecord record() {
        return record;
    }

    /** The last committed epoch; 0 before the first commit. */
    public int epoch() {
        return last.map(commit -> commit.manifest().epoch()).orElse(0);
    }

    /** What the user should know before reading the run, a line each. */
    public List<String> notices() {
        return last.map(LastCommit::notices).orElse(List.of());
    }

    /** The process that writes the run now, in words; empty when there is none. */
    public Optional<String> holder() {
        return RunLock.holder(folder);
    }

    /** Reads all that was committed and compares it with the manifests. */
    public Verification verify() {
        return new Verification(folder);
    }

    /** The committed tables; StoreException before the first commit. */
    public RunTables tables() {
        return new RunTables(
                folder,
                last.map(LastCommit::manifest)
                        .orElseThrow(() -> new StoreException(folder.path() + " has not committed an epoch yet")));
    }

    /** The ONNX file of a trial's network after this epoch, or after its last; StoreException when it is not kept. */
    public byte[] network(SparkSession session, int trial, OptionalInt epoch) {
        RunTables tables = tables();
        Dataset<Row> networks = tables.read(session, Table.NETWORKS)
                .where(functions.col("trial").equalTo(trial));
        if (epoch.isPresent()) {
            networks = networks.where(functions.col("epoch").equalTo(epoch.getAsInt()));
        }
        return tables.collect(networks.orderBy(functions.col("epoch").desc()).limit(1)).stream()
                .findFirst()
                .map(row -> row.<byte[]>getAs("onnx"))
                .orElseThrow(() -> new StoreException(folder.path() + " keeps no network of trial " + trial
                        + (epoch.isPresent() ? " after epoch " + epoch.getAsInt() : "")
                        + "; networks.epochs says which are kept, and diverged trials have none"));
    }

    /** The loss that a trial minimises. StoreException when there is no such trial. */
    public Loss loss(SparkSession session, int trial) {
        RunTables tables = tables();
        Dataset<Row> losses = tables.read(session, Table.TRIALS)
                .where(functions.col("trial").equalTo(trial))
                .select("loss");
        return tables.collect(losses).stream()
                .findFirst()
                .map(row -> Labels.named(Loss.class, row.getString(0)))
                .orElseThrow(() -> new StoreException(folder.path() + " has no trial " + trial));
    }

    /** How each feature is standardised on the training rows of this split, in the order of the features. A constant one is not scaled. */
    public List<Standardization> moments(SparkSession session, long splitSeed) {
        RunTables tables = tables();
        Dataset<Row> moments = tables.read(session, Table.FEATURES)
                .where(functions.col("split_seed").equalTo(splitSeed))
                .orderBy("feature_index")
                .select("mean", "standard_deviation", "constant");
        return tables.collect(moments).stream()
                .map(row -> new Standardization(row.getDouble(0), row.getBoolean(2) ? 1 : row.getDouble(1)))
                .toList();
    }

    /** Puts a page into the folder, at once, and replaces an earlier one. Returns its path. */
    public String publish(byte[] report) {
        folder.replace(REPORT, "_" + UUID.randomUUID() + ".html", report);
        return folder.path(REPORT).toString();
    }

    @Override
    public void close() {
        folder.close();
    }
}
