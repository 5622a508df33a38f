package org.learninggradients.store;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A run's folder, to be read. */
public final class Run implements AutoCloseable {
    private final Folder folder;
    private final RunRecord record;
    private final Optional<Manifest> manifest;

    private Run(Folder folder, RunRecord record, Optional<Manifest> manifest) {
        this.folder = folder;
        this.record = record;
        this.manifest = manifest;
    }

    /** Opens the run in this folder; StoreException when there is none. */
    public static Run open(String path, Configuration configuration) {
        Folder folder = new Folder(path, configuration);
        if (!folder.exists(RunRecord.FILE)) {
            throw new StoreException(folder.path() + " holds no run: there is no " + RunRecord.FILE + " in it");
        }
        return new Run(folder, RunRecord.read(folder), Commits.newest(folder));
    }

    /** Where it is. */
    public String path() {
        return folder.path().toString();
    }

    /** What its run.json says. */
    public RunRecord record() {
        return record;
    }

    /** The last committed epoch; 0 before the first commit. */
    public int epoch() {
        return manifest.map(Manifest::epoch).orElse(0);
    }

    /** Its committed tables; StoreException before the first commit. */
    public RunTables tables() {
        return new RunTables(
                folder,
                manifest.orElseThrow(() -> new StoreException(folder.path() + " has not committed an epoch yet")));
    }

    /** The ONNX file of a trial after an epoch, or after its last; StoreException when it is not kept. */
    public byte[] network(SparkSession session, int trial, OptionalInt epoch) {
        Dataset<Row> networks = tables().read(session, Table.NETWORKS)
                .where(functions.col("trial").equalTo(trial));
        if (epoch.isPresent()) {
            networks = networks.where(functions.col("epoch").equalTo(epoch.getAsInt()));
        }
        return networks.orderBy(functions.col("epoch").desc()).limit(1).collectAsList().stream()
                .findFirst()
                .map(row -> row.<byte[]>getAs("onnx"))
                .orElseThrow(() -> new StoreException(folder.path() + " keeps no network of trial " + trial
                        + (epoch.isPresent() ? " after epoch " + epoch.getAsInt() : "")
                        + "; networks.epochs says which are kept, and diverged trials have none"));
    }

    @Override
    public void close() {
        folder.close();
    }
}
