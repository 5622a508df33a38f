package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.io.Serializable;
import org.learninggradients.text.Labels;

/**
 * How parameters follow their gradient.
 *
 * @param name the rule
 * @param learningRate η, above 0
 * @param momentum μ of SGD, at least 0 and below 1
 * @param weightDecay λ, at least 0
 */
public record Optimization(Name name, double learningRate, double momentum, double weightDecay)
        implements Serializable {
    /** The rules there are. */
    public enum Name {
        SGD,
        ADAM;

        /** The name in settings and tables. */
        public String label() {
            return Labels.of(this);
        }
    }

    public Optimization {
        Checks.atLeast(0, "train.optimizer.learning-rate", learningRate);
        check(learningRate > 0, "train.optimizer.learning-rate", "is 0; take a number above 0");
        Checks.atLeast(0, "train.optimizer.momentum", momentum);
        check(momentum < 1, "train.optimizer.momentum", "is " + momentum + "; take a number below 1");
        check(
                momentum == 0 || name == Name.SGD,
                "train.optimizer.momentum",
                "belongs to sgd; leave it at 0 for " + name.label());
        Checks.atLeast(0, "train.optimizer.weight-decay", weightDecay);
    }
}
