package org.learninggradients.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.StoreException;

/** A new folder of tables that Spark writes. It is staged beside its place and renamed at the end: it appears whole or not at all. */
public final class TableFolder implements AutoCloseable {
    /** The format of a table's files. */
    public enum Format {
        CSV,
        PARQUET
    }

    /** Quotes are doubled, and blanks around a name are a part of it. */
    private static final Map<String, String> AS_RFC_4180 = Map.of(
            "header", "true",
            "escape", "\"",
            "ignoreLeadingWhiteSpace", "false",
            "ignoreTrailingWhiteSpace", "false");

    private final Folder parent;
    private final String name;
    private final String stagedName;
    private final Folder staged;
    private volatile boolean committed;

    private TableFolder(Folder parent, String name, Configuration configuration) {
        this.parent = parent;
        this.name = name;
        this.stagedName = "_" + name + "-" + UUID.randomUUID();
        this.staged = new Folder(parent.path(stagedName).toString(), configuration);
        staged.make();
    }

    /** Begins a folder. StoreException when there is something in its place, or it cannot be made. */
    public static TableFolder stage(String path, Configuration configuration) {
        try (Folder wanted = new Folder(path, configuration)) {
            if (wanted.exists("")) {
                throw new StoreException(wanted.path() + " is there already; choose another folder, or remove it");
            }
            Folder parent = new Folder(wanted.path().getParent().toString(), configuration);
            return new TableFolder(parent, wanted.path().getName(), configuration);
        }
    }

    /** Writes a table. StoreException when the storage fails; whatever else fails on the cluster is thrown as it is. */
    public void write(String table, Dataset<Row> rows, Format format) {
        String path = staged.path(table).toString();
        SparkContext context = rows.sparkSession().sparkContext();
        context.setJobDescription("writing " + table);
        try {
            switch (format) {
                case PARQUET -> rows.write().parquet(path);
                case CSV -> rows.write().options(AS_RFC_4180).csv(path);
            }
        } catch (Exception e) {
            storageFault(e).ifPresent(fault -> {
                throw new StoreException("cannot write " + path + ": " + fault, e);
            });
            throw e;
        } finally {
            context.setJobDescription(null);
        }
    }

    /** The first line of the innermost IOException, if there is one. */
    private static Optional<String> storageFault(Throwable failure) {
        Optional<String> fault = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                fault = String.valueOf(cause.getMessage()).lines().findFirst();
            }
        }
        return fault;
    }

    /** Puts the folder in its place, and says where that is. */
    public String commit() {
        parent.publish(stagedName, name);
        committed = true;
        return parent.path(name).toString();
    }

    /** What to tell the user when the process is ended from outside. */
    public String interrupted() {
        return committed
                ? "interrupted; " + parent.path(name) + " is finished"
                : "interrupted; " + staged.path() + " is unfinished and can be deleted";
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        staged.close();
        parent.delete(stagedName);
        parent.close();
    }
}
