package org.learninggradients.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribute.AttributionRequest;
import org.learninggradients.attribute.Attributions;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.data.InferenceData;
import org.learninggradients.net.Loss;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.TablePlan;

/**
 * The way from a plan to attributed rows.
 *
 * @param plan which rows, and how
 * @param network whose outputs are attributed
 * @param inputs what enters the network
 * @param session of Spark
 * @param notices is told what the user should know
 */
record Attributing(
        AttributionPlan plan,
        AttributedNetwork network,
        NetworkInputs inputs,
        SparkSession session,
        Consumer<String> notices) {
    /** All rows of a table of references pass through the network at once, and every row is compared with each of them. */
    private static final int MOST_REFERENCES = 1_000;

    /** Reads the network. */
    static Attributing of(AttributionPlan plan, SparkSession session, Consumer<String> notices) {
        AttributedNetwork network = plan.network().read(session, notices);
        NetworkInputs inputs =
                PlanException.refusing("--scaler", () -> plan.standardization().inputs(network, session));
        return new Attributing(plan, network, inputs, session, notices);
    }

    /** Reads the rows and attributes them. */
    AttributedRows attribute() {
        InferenceData data = InferenceData.read(context(), session, table());
        try {
            data.notices().forEach(notices);
            AttributionRequest request = request(data);
            return new AttributedRows(session, data, new Attributions(context(), data, request), request.methods());
        } catch (Exception e) {
            closeAfter(e, data);
            throw e;
        }
    }

    private static void closeAfter(Exception cause, InferenceData data) {
        try {
            data.close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    private TablePlan table() {
        return new TablePlan(
                plan.path(),
                network.inputs(),
                inputs.features(),
                plan.label(),
                plan.methods().usesTargets() ? Optional.of(network.answers()) : Optional.empty(),
                plan.unitColumn(),
                network.outputs());
    }

    private AttributionRequest request(InferenceData data) {
        List<Method> methods = plan.methods().methods(loss(data));
        DMatrixRMaj references = plan.reference().values(network, inputs, path -> rows(path, data.features()));
        AttributionTarget target = PlanException.refusing(
                "--target", () -> new AttributionTarget(network.network(), plan.value(), plan.unit(), references));
        return PlanException.refusing(
                "--method",
                () -> new AttributionRequest(
                        target,
                        methods,
                        inputs.standardization(),
                        network.answers().task(),
                        network.metadata().flatMap(Metadata::labelScale)));
    }

    private Loss loss(InferenceData data) {
        Loss loss = plan.methods().loss().or(network::loss).orElseGet(() -> network.likelyLoss(data.hasBinaryLabels()));
        if (plan.methods().usesTargets()) {
            notices.accept("the learning gradient is that of " + loss.label());
        }
        return loss;
    }

    private double[] rows(String path, List<String> features) {
        try (InferenceData table = InferenceData.read(context(), session, TablePlan.ofInputs(path, features))) {
            if (table.rows() > MOST_REFERENCES) {
                throw new PlanException(
                        "--reference",
                        path + " has " + table.rows() + " rows; rows are compared with at most " + MOST_REFERENCES);
            }
            return table.inputs();
        }
    }
}
