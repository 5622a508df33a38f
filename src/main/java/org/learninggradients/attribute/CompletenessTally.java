package org.learninggradients.attribute;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** How complete the attributions of each method are, by the number of the method in the request. Wire form. */
public final class CompletenessTally implements Serializable {
    /** Upper bound for the incomplete rows that are named for each method: enough to look for the reason. */
    private static final int NAMED = 5;

    /** Stands for an error that no row has. */
    private static final double NONE = -1;

    private final double[] largest;
    private final long[] incomplete;
    private final long[][] named;

    /** A tally of no rows. */
    CompletenessTally(int methods) {
        this.largest = new double[methods];
        this.incomplete = new long[methods];
        this.named = new long[methods][0];
        Arrays.fill(largest, NONE);
    }

    static CompletenessTally of(Iterator<AttributedBlock> blocks, int methods) {
        CompletenessTally tally = new CompletenessTally(methods);
        blocks.forEachRemaining(tally::add);
        return tally;
    }

    private void add(AttributedBlock block) {
        int method = block.method;
        for (int row = 0; row < block.rows.length; row++) {
            if (block.errors[row] > largest[method]) {
                largest[method] = block.errors[row];
            }
            if (block.incomplete[row]) {
                incomplete[method]++;
                named[method] = first(named[method], new long[] {block.rows[row]});
            }
        }
    }

    /** Adds the rows of another tally. Modified: this. */
    CompletenessTally merge(CompletenessTally other) {
        for (int method = 0; method < largest.length; method++) {
            largest[method] = Math.max(largest[method], other.largest[method]);
            incomplete[method] += other.incomplete[method];
            named[method] = first(named[method], other.named[method]);
        }
        return this;
    }

    private static long[] first(long[] rows, long[] others) {
        return LongStream.concat(LongStream.of(rows), LongStream.of(others))
                .sorted()
                .limit(NAMED)
                .toArray();
    }

    /** The largest completeness error; none where the method promises no completeness. */
    public OptionalDouble largestError(int method) {
        return largest[method] < 0 ? OptionalDouble.empty() : OptionalDouble.of(largest[method]);
    }

    /** The number of rows in which an exact method is off by more than rounding. */
    public long incomplete(int method) {
        return incomplete[method];
    }

    /** The numbers of the first of these rows. */
    public List<Long> firstIncomplete(int method) {
        return LongStream.of(named[method]).boxed().toList();
    }
}
