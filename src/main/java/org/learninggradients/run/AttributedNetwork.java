package org.learninggradients.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxReader;
import org.learninggradients.plan.TablePlan.Answers;
import org.learninggradients.store.Run;

/**
 * A network whose outputs are attributed, with what is known of its training.
 *
 * @param model layers, weights, and what inputs and outputs stand for
 * @param loss what the network was trained with; empty where it is unknown
 * @param mean the mean of the training rows [1, inputs], as the network takes them; empty where it is unknown
 */
record AttributedNetwork(OnnxModel model, Optional<Loss> loss, Optional<DMatrixRMaj> mean) {
    /** A network of unknown training. */
    static AttributedNetwork of(OnnxModel model) {
        return new AttributedNetwork(model, Optional.empty(), Optional.empty());
    }

    /** The last network of a trial. */
    static AttributedNetwork of(Run run, int trial, SparkSession session) {
        OnnxModel model = OnnxReader.read(run.network(session, trial, OptionalInt.empty()));
        Metadata metadata = model.metadata().orElseThrow();
        double[] means = run.moments(session, Long.parseLong(metadata.origin().get("split_seed"))).stream()
                .mapToDouble(Standardization::mean)
                .toArray();
        DMatrixRMaj mean = new DMatrixRMaj(1, means.length);
        standardization(metadata).apply(means, mean.data);
        return new AttributedNetwork(model, Optional.of(run.loss(session, trial)), Optional.of(mean));
    }

    /** How the training rows were standardised. */
    static InputStandardization standardization(Metadata metadata) {
        return InputStandardization.of(metadata.scales());
    }

    Network network() {
        return model.network();
    }

    Optional<Metadata> metadata() {
        return model.metadata();
    }

    /** How many values the network takes. */
    int inputs() {
        return network().topology().inputs();
    }

    /** How many output units the network has. */
    int outputs() {
        return network().topology().outputs();
    }

    /** What labels stand for: as the metadata says, else numbers; with several outputs, the numbers of classes. */
    Answers answers() {
        return metadata()
                .map(given -> new Answers(given.task(), given.classes()))
                .orElseGet(() -> outputs() == 1
                        ? new Answers(Task.REGRESSION, List.of())
                        : new Answers(
                                Task.MULTICLASS,
                                IntStream.range(0, outputs())
                                        .mapToObj(Integer::toString)
                                        .toList()));
    }

    /** The loss that the last layer and the labels suggest, for a network of unknown training. */
    Loss likelyLoss(boolean binaryLabels) {
        Topology topology = network().topology();
        Layer last = topology.outputLayer();
        if (last instanceof Softmax) {
            return Loss.SOFTMAX_CROSS_ENTROPY;
        }
        boolean isBinary = metadata().isEmpty() && outputs() == 1 && binaryLabels;
        return (isBinary ? Task.BINARY : answers().task()).usualLoss(last);
    }
}
