package org.learninggradients.attribution.rule;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

/** A choice of the rule that passes each layer. Rules and composites are those of zennit (Anders et al. 2021, arXiv 2106.13200). */
@FunctionalInterface
public interface Composite {
    /** The chain rule everywhere. */
    Composite GRADIENT = Rule::gradient;

    /**
     * A rule and the nodes that it passes.
     *
     * @param node the first node that relevance passes, counted from 0
     * @param lowest the last node that it passes: the same one, or one below it
     */
    record Step(int node, int lowest, Rule rule) {}

    /** The rule for this layer. It may pass layers below at the same time. */
    Rule rule(NetworkLayer layer);

    /** The rules that lead from the outputs to the inputs, in this order. */
    default List<Step> steps(Network network) {
        Topology topology = network.topology();
        List<Step> steps = new ArrayList<>();
        boolean[] passed = new boolean[topology.nodes().size()];
        for (int node = passed.length - 1; node >= 0; node--) {
            if (!passed[node]) {
                Rule rule = rule(new NetworkLayer(network, node));
                int lowest = rule.lowest(node);
                for (int below = node; below > lowest; ) {
                    below = topology.nodes().get(below).inputs().get(0) - 1;
                    passed[below] = true;
                }
                steps.add(new Step(node, lowest, rule));
            }
        }
        return steps;
    }
}
