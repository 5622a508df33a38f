package org.learninggradients.run;

import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** What rows are compared with, by methods that compare. Results are averaged over several references. */
public sealed interface Reference {
    /** Whether the mean of the network's training rows has to be known. */
    default boolean needsTrainingRows() {
        return false;
    }

    /**
     * The references as the network takes them [references, inputs].
     *
     * @param table reads the inputs of a table's rows [references, inputs], by its path
     */
    DMatrixRMaj values(AttributedNetwork network, NetworkInputs inputs, Function<String, double[]> table);

    /** References of one row. */
    enum Point implements Reference {
        /** The mean of the network's training rows; zeros where it is unknown. */
        USUAL {
            @Override
            public DMatrixRMaj values(
                    AttributedNetwork network, NetworkInputs inputs, Function<String, double[]> table) {
                return network.mean().orElseGet(() -> ZEROS.values(network, inputs, table));
            }
        },
        /** Zeros in the units of the data. */
        ZEROS {
            @Override
            public DMatrixRMaj values(
                    AttributedNetwork network, NetworkInputs inputs, Function<String, double[]> table) {
                return standardized(new double[network.inputs()], network, inputs);
            }
        },
        /** The mean of the network's training rows. */
        MEAN {
            @Override
            public boolean needsTrainingRows() {
                return true;
            }

            @Override
            public DMatrixRMaj values(
                    AttributedNetwork network, NetworkInputs inputs, Function<String, double[]> table) {
                return network.mean().orElseThrow();
            }
        }
    }

    /**
     * The rows of a table, in the units of the data.
     *
     * @param path a file or folder with the network's features
     */
    record Rows(String path) implements Reference {
        @Override
        public DMatrixRMaj values(AttributedNetwork network, NetworkInputs inputs, Function<String, double[]> table) {
            return standardized(table.apply(path), network, inputs);
        }
    }

    private static DMatrixRMaj standardized(double[] rows, AttributedNetwork network, NetworkInputs inputs) {
        int width = network.inputs();
        DMatrixRMaj values = new DMatrixRMaj(rows.length / width, width);
        inputs.standardization().apply(rows, values.data);
        return values;
    }
}
