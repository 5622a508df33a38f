package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.SortedMap;

/**
 * Whether a run leaves a page to look at. Changes no number.
 *
 * @param enabled whether there is one when the run ends
 * @param refresh whether it is written anew after each commit while training goes on
 */
public record ReportPlan(boolean enabled, boolean refresh) {
    public ReportPlan {
        check(enabled || !refresh, "report.refresh", "is true, but report.enabled is false");
    }

    void describe(SortedMap<String, Object> settings) {
        settings.put("report.enabled", enabled);
        settings.put("report.refresh", refresh);
    }
}
