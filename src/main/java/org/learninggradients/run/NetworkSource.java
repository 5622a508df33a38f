package org.learninggradients.run;

import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.store.Run;

/** Where the network of an attribution comes from. */
public sealed interface NetworkSource {
    /** Whether the training rows of the network are known. */
    boolean knowsTrainingRows();

    /** Reads it; {@code notices} is told what the user should know. */
    AttributedNetwork read(SparkSession session, Consumer<String> notices);

    /**
     * A network at hand, such as that of a file.
     *
     * @param model layers, weights, and what inputs and outputs stand for
     */
    record Model(OnnxModel model) implements NetworkSource {
        @Override
        public boolean knowsTrainingRows() {
            return false;
        }

        @Override
        public AttributedNetwork read(SparkSession session, Consumer<String> notices) {
            return AttributedNetwork.of(model);
        }
    }

    /**
     * The last network of a run's trial.
     *
     * @param run the run's folder
     * @param trial the trial's number
     */
    record Trial(String run, int trial) implements NetworkSource {
        @Override
        public boolean knowsTrainingRows() {
            return true;
        }

        @Override
        public AttributedNetwork read(SparkSession session, Consumer<String> notices) {
            try (Run opened = Run.open(run, session.sparkContext().hadoopConfiguration())) {
                opened.notices().forEach(notices);
                return AttributedNetwork.of(opened, trial, session);
            }
        }
    }
}
