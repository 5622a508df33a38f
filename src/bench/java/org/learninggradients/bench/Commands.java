package org.learninggradients.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;

/** Measures a whole {@code train} beside the least that any Spark command takes. */
final class Commands {
    private static final Target TARGET = Target.atMost(3);

    private Commands() {}

    static void run(Workshop workshop, Report report) {
        Path runs = workshop.scratch("runs");
        List<String> command = List.of(
                "submit/local.sh",
                "train",
                "conf/wdbc.conf",
                "--overwrite",
                "--set",
                "report.enabled=false",
                "--output",
                runs.resolve("wdbc").toString());
        List<String> bare = List.of(
                "bare-command",
                runs.resolve("bare.json").toString(),
                "cores=" + workshop.cores(),
                "csv=data/wdbc.csv",
                "parquet=" + runs.resolve("bare.parquet"));
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (int i = 0; i < workshop.times(5, 2); i++) {
            ours.add(workshop.processes().run("command", command, Map.of()));
            peers.add(workshop.processes()
                    .java("bare-command", Setting.of(), "org.learninggradients.probe.ProbeMain", bare));
        }
        report.add(Line.cost(
                Benchmark.COMMAND.label(),
                new Figure("s", ours),
                new Figure("s", peers),
                "bare Spark session, read, write",
                TARGET));
    }
}
