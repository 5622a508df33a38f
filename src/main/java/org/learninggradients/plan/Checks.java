package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.HashSet;
import java.util.List;
import org.learninggradients.text.Shown;

/** Rules that several settings share. */
final class Checks {
    private Checks() {}

    /** Refuses a list without values, or with a value twice. */
    static void distinct(String setting, List<?> values) {
        check(!values.isEmpty(), setting, "is empty; give at least one value");
        check(new HashSet<>(values).size() == values.size(), setting, "has a value twice: " + values);
    }

    /** Refuses a number that is below the bound or not finite. */
    static void atLeast(double bound, String setting, double value) {
        check(
                value >= bound && Double.isFinite(value),
                setting,
                "is " + value + "; take a finite number, at least " + bound);
    }

    /** Refuses an address with a password, since Spark writes addresses into its logs. */
    static void withoutSecrets(String setting, String address) {
        check(
                Shown.withoutSecrets(address).equals(address),
                setting,
                "is " + address + ", with a password in it; give that by Hadoop's settings (spark.hadoop.fs.…)");
    }
}
