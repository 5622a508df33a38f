package org.learninggradients.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures the training of many small networks beside PyTorch, which trains them one by one or batched. */
final class Sweeps {
    private static final int SEEDS = 1000;
    private static final int LOOP_SEEDS = 30;
    private static final String UNIT = "trial-epochs/s";
    private static final Target LOOP = Target.atLeast(100);
    private static final Target BATCHED = Target.atLeast(3);

    private Sweeps() {}

    static void loop(Workshop workshop, Report report) {
        String name = Benchmark.SWEEP_LOOP.label();
        if (workshop.python().isEmpty()) {
            report.add(Line.notRun(name, Python.MISSING, LOOP));
            return;
        }
        Readings ours = ours(workshop);
        Peer peer = peer(workshop, "loop", LOOP_SEEDS, workshop.times(5, 2), ours);
        report.add(Line.rates(name, rate(ours), peer.rate, peer.name, LOOP));
        report.add(Line.information(name + " whole command", command(workshop, ours), peer.rate, peer.name));
    }

    static void batched(Workshop workshop, Report report) {
        String name = Benchmark.SWEEP_BATCHED.label();
        if (workshop.python().isEmpty()) {
            report.add(Line.notRun(name, Python.MISSING, BATCHED));
            return;
        }
        Readings ours = ours(workshop);
        Peer peer = peer(workshop, "batched", SEEDS, workshop.times(3, 1), ours);
        report.add(Line.rates(name, rate(ours), peer.rate, peer.name, BATCHED));
    }

    private record Peer(String name, Figure rate) {}

    private static Readings ours(Workshop workshop) {
        return workshop.probe(
                "sweep", Setting.of(workshop.heap(4)), "seeds=" + SEEDS, "repetitions=" + workshop.times(5, 2));
    }

    private static Figure rate(Readings ours) {
        return Figure.rate(UNIT, ours.number("trial-epochs"), ours.samples("seconds"));
    }

    /** Measures the same sweep as a whole command, up to the printed table. */
    private static Figure command(Workshop workshop, Readings ours) {
        Path run = workshop.scratch("runs").resolve("sweep");
        List<String> line = List.of(
                "submit/local.sh", "train", "src/bench/conf/sweep.conf", "--overwrite", "--output", run.toString());
        List<Double> seconds = IntStream.range(0, workshop.times(3, 1))
                .mapToObj(i -> workshop.processes().run("sweep-command", line, Map.of()))
                .toList();
        return Figure.rate(UNIT, ours.number("trial-epochs"), seconds);
    }

    /** The better of PyTorch with one thread and with a thread per core. */
    private static Peer peer(Workshop workshop, String mode, int seeds, int repetitions, Readings ours) {
        List<Peer> peers = new ArrayList<>();
        for (int threads : IntStream.of(1, workshop.cores()).distinct().toArray()) {
            JsonNode said = workshop.python()
                    .orElseThrow()
                    .sweep(
                            workshop.processes(),
                            mode,
                            List.of(
                                    "--rows=" + ours.fact("rows"),
                                    "--seeds=" + seeds,
                                    "--threads=" + threads,
                                    "--repeat=" + repetitions));
            peers.add(new Peer(
                    "PyTorch " + mode + ", " + seeds + " seeds, best of 1 and " + workshop.cores() + " threads: "
                            + threads,
                    Figure.rate(UNIT, said.get("trial_epochs").asDouble(), Python.seconds(said))));
        }
        return peers.stream()
                .max((a, b) -> Double.compare(a.rate.median(), b.rate.median()))
                .orElseThrow();
    }
}
