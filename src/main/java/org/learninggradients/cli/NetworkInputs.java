package org.learninggradients.cli;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.plan.PlanException;
import org.learninggradients.store.Run;

/**
 * What enters a network.
 *
 * @param features names of the columns in the network's order; empty where nobody knows
 * @param scaling what is made of them first
 */
record NetworkInputs(List<String> features, InputStandardization scaling) {
    private static final String NONE = "none";

    /** As the option --scaler says: none, a run's, or where it is empty what comes with the network. */
    static NetworkInputs of(ChosenNetwork network, String scaler, SparkSession session) {
        List<String> features = network.metadata().map(Metadata::features).orElse(List.of());
        InputStandardization unscaled = InputStandardization.none(network.inputs());
        if (scaler.equals(NONE)) {
            return new NetworkInputs(features, unscaled);
        }
        if (scaler.isEmpty()) {
            return new NetworkInputs(
                    features, network.metadata().map(ChosenNetwork::scaling).orElse(unscaled));
        }
        try (Run run = Run.open(scaler, Session.hadoop())) {
            List<String> known = run.record().problem().features();
            List<Long> splits = run.record().extent().splitSeeds();
            if (known.size() != network.inputs() || !(features.isEmpty() || features.equals(known))) {
                throw new PlanException("--scaler", "the features of " + run.path() + " are not the network's inputs");
            }
            if (splits.size() != 1) {
                throw new PlanException(
                        "--scaler",
                        run.path() + " has the splits " + splits + ", each with its scaler; give --run and --trial, or"
                                + " the file of an exported network, which has its own");
            }
            boolean isStandardized = Boolean.TRUE.equals(run.record().settings().get("data.standardize"));
            return new NetworkInputs(
                    known, isStandardized ? InputStandardization.of(run.moments(session, splits.get(0))) : unscaled);
        }
    }
}
