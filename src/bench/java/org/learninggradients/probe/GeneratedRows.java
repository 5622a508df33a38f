package org.learninggradients.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.learninggradients.cli.ProductSession;
import org.learninggradients.math.RandomStream;

/**
 * Made-up rows as Parquet, the same every time: features uniform with variance 1, each row a stream of its own; the label is the
 * number of the largest of the first features.
 *
 * @param folder where tables are kept
 * @param rows how many
 * @param features of a row
 * @param hidden units of the network that learns them
 * @param classes of the label
 */
record GeneratedRows(Path folder, int rows, int features, int hidden, int classes) {
    private static final double BOUND = Math.sqrt(3);
    private static final int FILES = 8;

    /** As a probe is told: {@code rows}, {@code layers} as in 30-16-2. */
    static GeneratedRows of(Order order) {
        return of(order.rowsFolder(), order.number("rows"), order.text("layers"));
    }

    static GeneratedRows of(Path folder, int rows, String layers) {
        String[] sizes = layers.split("-", 3);
        return new GeneratedRows(
                folder, rows, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    }

    /** Features, hidden units, classes. */
    int[] layers() {
        return new int[] {features, hidden, classes};
    }

    /** The settings of a plan for them, once they are written. */
    List<String> settings(ProductSession session) {
        return List.of("data.path=" + table(session), "network.hidden=[[" + hidden + "]]");
    }

    /** The table, written where it is not there yet. */
    Path table(ProductSession session) {
        Path table = folder.resolve(rows + "x" + features + "x" + classes + ".parquet");
        if (!Files.exists(table.resolve("_SUCCESS"))) {
            List<Integer> parts = IntStream.range(0, FILES).boxed().toList();
            JavaRDD<Row> made = session.context().parallelize(parts, FILES).flatMap(new Part(rows, features, classes));
            session.spark()
                    .createDataFrame(made, schema())
                    .write()
                    .mode("overwrite")
                    .parquet(table.toString());
        }
        return table;
    }

    private StructType schema() {
        List<StructField> fields = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            fields.add(DataTypes.createStructField("f" + feature, DataTypes.DoubleType, false));
        }
        fields.add(DataTypes.createStructField("label", DataTypes.IntegerType, false));
        return DataTypes.createStructType(fields);
    }

    /** The rows of one file. */
    private record Part(int rows, int features, int classes) implements FlatMapFunction<Integer, Row> {
        @Override
        public Iterator<Row> call(Integer file) {
            return LongStream.range((long) file * rows / FILES, (file + 1L) * rows / FILES)
                    .mapToObj(this::row)
                    .iterator();
        }

        private Row row(long number) {
            RandomStream stream = RandomStream.of(number);
            Object[] cells = new Object[features + 1];
            int label = 0;
            for (int feature = 0; feature < features; feature++) {
                double value = stream.nextUniform(BOUND);
                cells[feature] = value;
                if (feature < classes && value > (double) cells[label]) {
                    label = feature;
                }
            }
            cells[features] = label;
            return RowFactory.create(cells);
        }
    }
}
