package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a run is told.
 *
 * @param output the folder of the results, as Hadoop's FileSystem understands it; empty where results stay in memory
 * @param data which rows
 * @param network which networks
 * @param train how they are trained
 * @param importance which importance is kept
 * @param networkEpochs after which epochs networks are kept; the last networks are always kept
 * @param aucRows upper bound for the test rows of an area under the ROC curve
 * @param checkpoint how often results are made safe
 * @param report whether a page shows them
 */
public record Plan(
        Optional<String> output,
        DataPlan data,
        NetworkPlan network,
        TrainPlan train,
        ImportancePlan importance,
        Epochs networkEpochs,
        int aucRows,
        CheckpointPlan checkpoint,
        ReportPlan report) {
    private static final String NO_OUTPUT = "is empty; name the folder for the results";

    /** Settings that say where and when, and change no number. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "data.path",
            "data.format",
            "run.output",
            "train.partitions",
            "train.placement",
            "train.cohort-bytes",
            "checkpoint.every",
            "checkpoint.seconds",
            "report.enabled",
            "report.refresh");

    /** Settings that have another name now, by their former names. Runs of earlier versions have the former names in their records. */
    public static final Map<String, String> RENAMED = Map.of(
            "importance.method-rows", "importance.method-side",
            "importance.examples.rows", "importance.examples.side");

    /** Settings in which a finished run can be extended. */
    private static final Set<String> EXTENT = Set.of("train.seeds", "data.split-seed", "train.epochs");

    public Plan {
        networkEpochs = networkEpochs.isNone() ? Epochs.FINAL : networkEpochs; // the last is always kept
        output.ifPresent(folder -> {
            check(!folder.isBlank(), "run.output", NO_OUTPUT);
            Checks.withoutSecrets("run.output", folder);
        });
        check(aucRows >= 0, "metrics.auc-rows", "is " + aucRows + "; take at least 0");
        networkEpochs.check("networks.epochs", train.epochs());
        importance.methodEpochs().check("importance.method-epochs", train.epochs());
        importance.exampleEpochs().check("importance.examples.epochs", train.epochs());
        if (data.testFraction() == 0) {
            checkTraining(
                    "importance.method-side", !importance.attributionMethods().isEmpty(), importance.methodSide());
            checkTraining(
                    "importance.examples.side", !importance.exampleEpochs().isNone(), importance.exampleSide());
        }
    }

    /** Without test rows, only training rows can be asked for. */
    private static void checkTraining(String setting, boolean wanted, Side side) {
        check(!wanted || side == Side.TRAIN, setting, "is test, but data.test-fraction is 0");
    }

    /** The folder of the results. PlanException when the plan names none. */
    public String folder() {
        return output.orElseThrow(() -> new PlanException("run.output", NO_OUTPUT));
    }

    /** Whether methods attribute the networks after this epoch. */
    public boolean attributes(int epoch) {
        return !importance.attributionMethods().isEmpty()
                && importance.methodEpochs().contains(epoch, train.epochs());
    }

    /** Whether networks are kept after this epoch. */
    public boolean keepsNetworks(int epoch) {
        return epoch == train.epochs() || networkEpochs.contains(epoch, train.epochs());
    }

    /** Whether the learning gradients of single examples are kept after this epoch. */
    public boolean keepsExamples(int epoch) {
        return importance.exampleEpochs().contains(epoch, train.epochs());
    }

    /** How far it goes. */
    public Extent extent() {
        return new Extent(train.seeds(), data.splitSeeds(), train.epochs());
    }

    /** Every setting by its key, in the order of keys: numbers, booleans, texts and lists of them. */
    public SortedMap<String, Object> settings() {
        SortedMap<String, Object> settings = new TreeMap<>();
        settings.put("run.output", output.orElse(""));
        data.describe(settings);
        network.describe(settings);
        train.describe(settings);
        importance.describe(settings);
        settings.put("networks.epochs", networkEpochs.described());
        settings.put("metrics.auc-rows", aucRows);
        checkpoint.describe(settings);
        report.describe(settings);
        return settings;
    }

    /** The settings that decide numbers, by their present names, without those of the {@link Extent}. */
    public static SortedMap<String, Object> identity(Map<String, Object> settings) {
        SortedMap<String, Object> identity = new TreeMap<>();
        settings.forEach((key, value) -> identity.put(RENAMED.getOrDefault(key, key), value));
        identity.keySet().removeAll(WITHOUT_EFFECT);
        identity.keySet().removeAll(EXTENT);
        return identity;
    }

    /** One line for each setting in which two identities differ: key, value there, value here. */
    public static List<String> differences(Map<String, ?> there, Map<String, ?> here) {
        List<String> differences = new ArrayList<>();
        SortedMap<String, Object> all = new TreeMap<>(there);
        all.putAll(here);
        for (String key : all.keySet()) {
            String before = there.containsKey(key) ? String.valueOf(there.get(key)) : "not set";
            String now = here.containsKey(key) ? String.valueOf(here.get(key)) : "not set";
            if (!before.equals(now)) {
                differences.add(key + " is " + before + " there and " + now + " here");
            }
        }
        return differences;
    }
}
