package org.learninggradients.attribution.rule;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.net.Network;

/** Which rule passes which layer. Rules and composites are those of zennit (Anders et al. 2021, arXiv 2106.13200). */
@FunctionalInterface
public interface Composite {
    /** The chain rule everywhere. */
    Composite GRADIENT = Rule::gradient;

    /** The rule for this layer; it may pass layers below as well. */
    Rule rule(NetworkLayer place);

    /** The rules that lead from the outputs to the inputs, in this order. */
    default List<Rule> rules(Network network) {
        List<Rule> rules = new ArrayList<>();
        int layer = network.topology().layers().size() - 1;
        while (layer >= 0) {
            Rule rule = rule(new NetworkLayer(network, layer));
            rules.add(rule);
            layer -= rule.layers();
        }
        return rules;
    }
}
