package org.learninggradients.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.learninggradients.cli.ProductSession;

/** The cost of Spark itself in a command: a session, one CSV file read by a schema, one Parquet table written. */
final class BareCommand {
    private BareCommand() {}

    static Readings measure(Order order) {
        Readings readings = new Readings();
        try (ProductSession session = ProductSession.start(order.cores())) {
            Dataset<Row> rows = session.spark()
                    .read()
                    .option("header", true)
                    .schema(schema(Path.of(order.text("csv"))))
                    .csv(order.text("csv"));
            readings.fact("rows", rows.count());
            rows.write().mode("overwrite").parquet(order.text("parquet"));
        }
        return readings;
    }

    private static StructType schema(Path csv) {
        try (BufferedReader reader = Files.newBufferedReader(csv)) {
            List<StructField> fields = Arrays.stream(
                            String.valueOf(reader.readLine()).split(",", -1))
                    .map(name -> DataTypes.createStructField(name, DataTypes.DoubleType, true))
                    .toList();
            return DataTypes.createStructType(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(csv + " cannot be read", e);
        }
    }
}
