package org.learninggradients.probe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.plan.PlanException;

/** The main class of a measuring process; its arguments are {@code PROBE FILE key=value…}. */
public final class ProbeMain {
    private ProbeMain() {}

    /** Runs a probe and writes its readings to the file. */
    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        measure(all.get(0), new Order(all.subList(2, all.size()))).write(Path.of(all.get(1)));
        System.exit(0);
    }

    private static Readings measure(String probe, Order order) {
        try {
            return switch (probe) {
                case "sweep" -> SweepProbe.measure(order);
                case "step" -> StepProbe.measure(order);
                case "pass" -> PassProbe.measure(order);
                case "importance" -> ImportanceProbe.measure(order);
                case "cores" -> CoresProbe.measure(order);
                case "bare-command" -> BareCommand.measure(order);
                case "rows" -> GeneratedRows.write(order);
                case "attribute" -> AttributeProbe.measure(order);
                case "table" -> TableProbe.measure(order);
                case "memory" -> MemoryProbe.measure(order);
                case "growth-trials" -> GrowthProbe.trials(order);
                case "growth-rows" -> GrowthProbe.rows(order);
                default -> throw new IllegalArgumentException("no probe is called " + probe);
            };
        } catch (PlanException e) {
            return Readings.notRun("this build refuses the plan: " + e.getMessage());
        }
    }
}
