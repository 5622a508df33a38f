package org.learninggradients.run;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.attribute.Attributions;
import org.learninggradients.attribute.CompletenessTally;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.data.InferenceData;

/** The attributions of a table's rows. They stay on the cluster until they are closed. */
public final class AttributedRows implements AutoCloseable {
    /**
     * How complete the attributions of a method are.
     *
     * @param method the name of the method
     * @param largestError the largest completeness error; empty where the method promises no completeness
     * @param incomplete in how many rows an exact method is off by more than rounding
     * @param firstIncomplete the first of these rows
     */
    public record MethodCompleteness(
            String method, OptionalDouble largestError, long incomplete, List<Long> firstIncomplete) {}

    private final SparkSession session;
    private final InferenceData data;
    private final Attributions attributions;
    private final List<Method> methods;

    AttributedRows(SparkSession session, InferenceData data, Attributions attributions, List<Method> methods) {
        this.session = session;
        this.data = data;
        this.attributions = attributions;
        this.methods = methods;
    }

    /** How many rows there are. */
    public long count() {
        return data.rows();
    }

    /** A row for each row of the table, method and input: row, method, output, feature, feature_index, attribution. */
    public Dataset<Row> tall() {
        return attributions.tall(session);
    }

    /** A row for each row of the table and method: row, method, output, attributions. */
    public Dataset<Row> wide() {
        return attributions.wide(session);
    }

    /** A row for each row of the table and method: row, method, output, output_value, reference_output, completeness_error. */
    public Dataset<Row> outputs() {
        return attributions.rows(session);
    }

    /** How complete the attributions of each method are. */
    public List<MethodCompleteness> completeness() {
        CompletenessTally tally = attributions.tally();
        return IntStream.range(0, methods.size())
                .mapToObj(i -> new MethodCompleteness(
                        methods.get(i).label(), tally.largestError(i), tally.incomplete(i), tally.firstIncomplete(i)))
                .toList();
    }

    @Override
    public void close() {
        attributions.close();
        data.close();
    }
}
