package org.learninggradients.data.read.csv;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.InputFiles;
import org.learninggradients.data.read.Source;

/** CSV files as chunks of rows: each range of a file is read by itself, its columns found by the names in the file's header. */
public final class CsvSource {
    private CsvSource() {}

    public static Source open(JavaSparkContext context, InputFiles files, InputColumns.Choice choice, Cuts cuts) {
        Configuration configuration = context.hadoopConfiguration();
        ByteRanges ranges = ByteRanges.of(files.files(), configuration, cuts);
        InputColumns columns =
                choice.of(firstHeader(configuration, files), files.names().get(0));
        Broadcast<SerializableConfiguration> shippedConfiguration =
                context.broadcast(new SerializableConfiguration(configuration));
        Broadcast<ByteRanges> shippedRanges = context.broadcast(ranges);
        List<Integer> tasks = IntStream.range(0, ranges.tasks()).boxed().toList();
        JavaRDD<Chunk> chunks = context.parallelize(tasks, tasks.size())
                .flatMap(new RangesOfTask(shippedRanges))
                .flatMap(new Reader(shippedConfiguration, shippedRanges, columns, cuts));
        List<String> names = IntStream.range(0, ranges.count())
                .mapToObj(range -> files.names().get(ranges.file(range)))
                .toList();
        return new Source(columns, chunks, names, "line", List.of(shippedConfiguration, shippedRanges));
    }

    /** The names of the first file's columns. */
    static List<String> firstHeader(Configuration configuration, InputFiles files) {
        String name = files.names().get(0);
        try {
            return CsvHeader.read(configuration, files.files().get(0).getPath().toString());
        } catch (BadHeaderException e) {
            throw new DataException(name + " " + e.getMessage());
        } catch (IOException e) {
            throw new DataException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The numbers of a task's ranges. */
    private static final class RangesOfTask implements FlatMapFunction<Integer, Integer> {
        private final Broadcast<ByteRanges> ranges;

        RangesOfTask(Broadcast<ByteRanges> ranges) {
            this.ranges = ranges;
        }

        @Override
        public Iterator<Integer> call(Integer task) {
            ByteRanges all = ranges.value();
            return IntStream.range(all.taskStart(task), all.taskStart(task + 1)).iterator();
        }
    }

    /** Reads a range. */
    private static final class Reader implements FlatMapFunction<Integer, Chunk> {
        private final Broadcast<SerializableConfiguration> configuration;
        private final Broadcast<ByteRanges> ranges;
        private final InputColumns columns;
        private final Cuts cuts;

        Reader(
                Broadcast<SerializableConfiguration> configuration,
                Broadcast<ByteRanges> ranges,
                InputColumns columns,
                Cuts cuts) {
            this.configuration = configuration;
            this.ranges = ranges;
            this.columns = columns;
            this.cuts = cuts;
        }

        @Override
        public Iterator<Chunk> call(Integer range) {
            return new CsvRange(configuration.value().value(), ranges.value(), range, columns, cuts);
        }
    }
}
