package org.learninggradients.data.read.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.InputFiles;
import org.learninggradients.data.read.Ranges;
import org.learninggradients.data.read.Source;
import org.learninggradients.data.read.SourceFormat;

/** CSV files: each range of bytes is read by itself, its columns found by the names in the header of its file. */
public final class CsvSource implements Source {
    /** Files of lines whose cells are parted by commas; compressed ones are told by their ending. */
    public static final SourceFormat FORMAT = new SourceFormat(
            "csv", List.of(".csv", ".csv.gz", ".csv.bz2", ".txt", ".txt.gz", ".txt.bz2"), CsvSource::open);

    private final JavaSparkContext context;
    private final List<String> columns;
    private final List<String> names;
    private final ByteRanges ranges;
    private final Cuts cuts;
    private final List<Broadcast<?>> shipped = new ArrayList<>();

    private CsvSource(
            JavaSparkContext context, List<String> columns, List<String> names, ByteRanges ranges, Cuts cuts) {
        this.context = context;
        this.columns = columns;
        this.names = names;
        this.ranges = ranges;
        this.cuts = cuts;
    }

    private static Source open(SparkSession session, InputFiles files, Cuts cuts) {
        JavaSparkContext context = new JavaSparkContext(session.sparkContext());
        Configuration configuration = context.hadoopConfiguration();
        ByteRanges ranges = ByteRanges.of(files.files(), configuration, cuts);
        return new CsvSource(context, firstHeader(configuration, files), files.names(), ranges, cuts);
    }

    /** The names of the first file's columns. */
    static List<String> firstHeader(Configuration configuration, InputFiles files) {
        String name = files.names().get(0);
        try {
            return CsvHeader.read(configuration, files.files().get(0).getPath().toString())
                    .names();
        } catch (BadHeaderException e) {
            throw new DataException(name + " " + e.getMessage());
        } catch (IOException e) {
            throw new DataException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Ranges ranges() {
        List<String> files = IntStream.range(0, ranges.count())
                .mapToObj(range -> names.get(ranges.file(range)))
                .toList();
        return new Ranges(files, "line");
    }

    @Override
    public JavaRDD<Chunk> read(InputColumns chosen) {
        Broadcast<SerializableConfiguration> configuration =
                context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        Broadcast<ByteRanges> shippedRanges = context.broadcast(ranges);
        shipped.addAll(List.of(configuration, shippedRanges));
        List<Integer> tasks = IntStream.range(0, ranges.tasks()).boxed().toList();
        return context.parallelize(tasks, tasks.size())
                .flatMap(new RangesOfTask(shippedRanges))
                .flatMap(new Reader(configuration, shippedRanges, chosen, cuts));
    }

    @Override
    public void close() {
        shipped.forEach(Broadcast::destroy);
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
