package org.learninggradients.store;

import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.learninggradients.plan.DataPlan;

/** A new folder of tables that Spark writes. It is staged beside its place and renamed at the end: it appears whole or not at all. */
public final class TableFolder implements AutoCloseable {
    private final Folder parent;
    private final String name;
    private final String stagedName;
    private final Folder staged;

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

    /** Writes a table. */
    public void write(String table, Dataset<Row> rows, DataPlan.Format format) {
        String path = staged.path(table).toString();
        DataFrameWriter<Row> writer = rows.write();
        try {
            switch (format) {
                case PARQUET -> writer.parquet(path);
                case CSV -> writer.option("header", true).csv(path);
            }
        } catch (Exception e) {
            throw new StoreException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /** Puts the folder in its place, and says where that is. */
    public String commit() {
        parent.publish(stagedName, name);
        return parent.path(name).toString();
    }

    /** What to tell the user when the process ends before that. */
    public String interrupted() {
        return "interrupted; " + staged.path() + " is unfinished and can be deleted";
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        staged.close();
        parent.delete(stagedName);
        parent.close();
    }
}
