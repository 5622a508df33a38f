package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.learninggradients.net.Initializer;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;

/**
 * Which networks.
 *
 * @param hidden sizes of the hidden layers, one list an architecture; an empty list has none
 * @param activations the activation after every hidden layer, one choice a configuration
 * @param outputActivation the activation after the last layer; empty: as the loss and the task want it
 * @param initializer how weights begin
 * @param initial the network that all trials begin with; its layers replace the four settings above
 */
public record NetworkPlan(
        List<List<Integer>> hidden,
        List<Activation> activations,
        Optional<Activation> outputActivation,
        Initializer initializer,
        Optional<OnnxModel> initial) {
    public NetworkPlan {
        hidden = hidden.stream().map(List::copyOf).toList();
        activations = List.copyOf(activations);
        Checks.distinct("network.hidden", hidden);
        Checks.distinct("network.activation", activations);
        for (List<Integer> sizes : hidden) {
            check(
                    sizes.stream().allMatch(size -> size >= 1),
                    "network.hidden",
                    sizes + ": a layer has at least 1 unit");
        }
    }

    void describe(SortedMap<String, Object> settings) {
        settings.put(
                "network.initial",
                initial.map(model -> model.network().fingerprint()).orElse(""));
        if (initial.isEmpty()) {
            settings.put("network.hidden", hidden);
            settings.put(
                    "network.activation",
                    activations.stream().map(Activation::label).toList());
            settings.put(
                    "network.output-activation",
                    outputActivation.map(Activation::label).orElse("auto"));
            settings.put("network.initializer", initializer.label());
        }
    }
}
