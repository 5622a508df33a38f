package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.learninggradients.SparkSessions;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxReader;
import org.learninggradients.store.Run;
import org.learninggradients.store.table.Table;

/** A run that the command line has trained, and what its tables say. */
record TrainedRun(Path path, Command command) {
    /** Trains these lines of settings; any exit status. */
    static TrainedRun of(Path folder, String name, String... lines) {
        Path path = folder.resolve(name);
        String conf = Command.conf(folder, lines);
        return new TrainedRun(path, Command.run("train", conf, "--output", path.toString()));
    }

    /** Trains these lines of settings to the end. */
    static TrainedRun completed(Path folder, String name, String... lines) {
        TrainedRun run = of(folder, name, lines);
        assertThat(run.command.status()).as(run.command.err()).isZero();
        return run;
    }

    /** Rows of a table that meet the condition, in the order of these columns. */
    List<Row> rows(Table table, String where, String... order) {
        try (Run run = Run.open(path.toString(), new Configuration())) {
            org.apache.spark.sql.Column[] columns = new org.apache.spark.sql.Column[order.length];
            for (int i = 0; i < order.length; i++) {
                columns[i] = org.apache.spark.sql.functions.col(order[i]);
            }
            return new ArrayList<>(run.tables()
                    .read(SparkSessions.session(), table)
                    .where(where)
                    .orderBy(columns)
                    .collectAsList());
        }
    }

    /** The last network of a trial. */
    OnnxModel model(int trial) {
        return model(trial, OptionalInt.empty());
    }

    /** The network of a trial after an epoch. */
    OnnxModel model(int trial, int epoch) {
        return model(trial, OptionalInt.of(epoch));
    }

    private OnnxModel model(int trial, OptionalInt epoch) {
        try (Run run = Run.open(path.toString(), new Configuration())) {
            return OnnxReader.read(run.network(SparkSessions.session(), trial, epoch));
        }
    }

    /** A column of rows without nulls. */
    static double[] numbers(List<Row> rows, String column) {
        return rows.stream()
                .mapToDouble(row -> row.<Number>getAs(column).doubleValue())
                .toArray();
    }
}
