package org.learninggradients.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.InputFiles;
import org.learninggradients.data.read.Source;
import org.learninggradients.data.read.SourceFormat;
import org.learninggradients.data.read.csv.CsvSource;
import org.learninggradients.data.read.parquet.ParquetSource;
import org.learninggradients.plan.PlanException;

/** The formats that rows are read from. A further format is a line of the list below. */
public final class Sources {
    private static final List<SourceFormat> FORMATS = List.of(CsvSource.FORMAT, ParquetSource.FORMAT);

    private Sources() {}

    /** The name of a format. PlanException for {@code data.format} where no format has it. */
    public static String checkFormat(String name) {
        return named(name).name();
    }

    private static SourceFormat named(String name) {
        return FORMATS.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PlanException(
                        "data.format",
                        "is \"" + name + "\"; take one of "
                                + FORMATS.stream().map(SourceFormat::name).collect(Collectors.joining(", "))));
    }

    /**
     * Finds the rows of a file or folder, in a format or else in the one that the names of the files end in.
     *
     * @throws DataException when there are no files, or they are of no format, or of several
     */
    static Source open(SparkSession session, String path, Optional<String> format, Cuts cuts) {
        InputFiles files = InputFiles.list(session.sparkContext().hadoopConfiguration(), path);
        return format.map(Sources::named)
                .orElseGet(() -> ofAll(files.names()))
                .opener()
                .open(session, files, cuts);
    }

    private static SourceFormat ofAll(List<String> files) {
        SourceFormat first = of(files.get(0));
        for (String file : files) {
            SourceFormat format = of(file);
            if (!format.equals(first)) {
                throw new DataException(files.get(0) + " is " + first.name() + ", but " + file + " is " + format.name()
                        + "; put each format into a folder of its own");
            }
        }
        return first;
    }

    private static SourceFormat of(String file) {
        return FORMATS.stream()
                .filter(format -> format.matches(file))
                .findFirst()
                .orElseThrow(() -> new DataException(file + " has none of the endings "
                        + FORMATS.stream()
                                .flatMap(format -> format.endings().stream())
                                .collect(Collectors.joining(", "))
                        + "; rename it, or set data.format if there are settings"));
    }
}
