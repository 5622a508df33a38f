package org.learninggradients.run;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.plan.PlanException;
import org.learninggradients.store.Run;

/** Where the standardisation of a network's inputs comes from. */
public sealed interface StandardizationSource {
    /** The inputs of this network. */
    NetworkInputs inputs(AttributedNetwork network, SparkSession session);

    /** Sources that need no other run. */
    enum Own implements StandardizationSource {
        /** As the network's metadata say; a network without metadata takes the values themselves. */
        NETWORK {
            @Override
            public NetworkInputs inputs(AttributedNetwork network, SparkSession session) {
                return new NetworkInputs(
                        features(network),
                        network.metadata()
                                .map(AttributedNetwork::standardization)
                                .orElseGet(() -> InputStandardization.none(network.inputs())));
            }
        },
        /** The network takes the values themselves. */
        NONE {
            @Override
            public NetworkInputs inputs(AttributedNetwork network, SparkSession session) {
                return new NetworkInputs(features(network), InputStandardization.none(network.inputs()));
            }
        }
    }

    /**
     * A run with one split.
     *
     * @param folder of the run
     */
    record OfRun(String folder) implements StandardizationSource {
        @Override
        public NetworkInputs inputs(AttributedNetwork network, SparkSession session) {
            try (Run run = Run.open(folder, session.sparkContext().hadoopConfiguration())) {
                List<String> known = run.record().problem().features();
                List<String> features = features(network);
                if (known.size() != network.inputs() || !(features.isEmpty() || features.equals(known))) {
                    throw new PlanException(
                            "--scaler", "the features of " + run.path() + " are not the network's inputs");
                }
                boolean isStandardized =
                        Boolean.TRUE.equals(run.record().settings().get("data.standardize"));
                return new NetworkInputs(
                        known,
                        isStandardized
                                ? InputStandardization.of(run.moments(session, split(run)))
                                : InputStandardization.none(network.inputs()));
            }
        }

        private static long split(Run run) {
            List<Long> splits = run.record().extent().splitSeeds();
            if (splits.size() != 1) {
                throw new PlanException(
                        "--scaler",
                        run.path() + " has the splits " + splits + ", each with its scaler; give --run and --trial, or"
                                + " the file of an exported network, which has its own");
            }
            return splits.get(0);
        }
    }

    private static List<String> features(AttributedNetwork network) {
        return network.metadata().map(Metadata::features).orElse(List.of());
    }
}
