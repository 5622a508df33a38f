package org.learninggradients.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.LoopBenchmark;
import org.learninggradients.probe.ProductBenchmark;

/** Measures matrix products on one core with JMH. */
final class Kernels {
    private static final Target EJML = Target.atLeast(2);
    private static final Target LOOP = Target.atLeast(0.6);

    private Kernels() {}

    static void run(Workshop workshop, Report report) {
        JsonNode results = results(workshop);
        double loopFlop = 2.0 * LoopBenchmark.LENGTH;
        Figure loop = Figure.rate("GFLOP/s", loopFlop, samples(results, "LoopBenchmark.loop", "", ""));
        for (int rows : new int[] {1024, 32}) {
            String name = Benchmark.KERNEL.label() + " " + rows + " rows";
            Figure own = products(results, "own", rows);
            Figure ejml = products(results, "ejml", rows);
            report.add(Line.rates(name + ", EJML", own, ejml, "EJML; " + each(results, rows), EJML));
            report.add(Line.rates(name + ", loop", own, loop, "plain fma loop in the first cache", LOOP));
        }
    }

    private static JsonNode results(Workshop workshop) {
        Path file = workshop.scratch("readings").resolve("jmh.json");
        List<String> arguments = new ArrayList<>(List.of("org.learninggradients.probe", "-rf", "json"));
        arguments.addAll(List.of("-rff", file.toString(), "-jvmArgsAppend", "@conf/java-options"));
        if (workshop.quick()) {
            arguments.addAll(List.of("-wi", "2", "-i", "3"));
        }
        workshop.processes().java("kernel", Setting.of(), "org.openjdk.jmh.Main", arguments);
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not what JMH writes", e);
        }
    }

    /** The rate of all three products together. */
    private static Figure products(JsonNode results, String side, int rows) {
        List<Double> nanoseconds = new ArrayList<>();
        for (ProductBenchmark.Product product : ProductBenchmark.Product.values()) {
            List<Double> own = samples(results, "ProductBenchmark." + side, Integer.toString(rows), product.name());
            for (int i = 0; i < own.size(); i++) {
                if (i == nanoseconds.size()) {
                    nanoseconds.add(0.0);
                }
                nanoseconds.set(i, nanoseconds.get(i) + own.get(i));
            }
        }
        return Figure.rate("GFLOP/s", 3 * ProductBenchmark.flop(rows), nanoseconds);
    }

    /** The rate of each product of this project, in words. */
    private static String each(JsonNode results, int rows) {
        return String.join(
                ", ",
                Arrays.stream(ProductBenchmark.Product.values())
                        .map(product -> product.label() + " "
                                + Figure.number(Figure.rate(
                                                "GFLOP/s",
                                                ProductBenchmark.flop(rows),
                                                samples(
                                                        results,
                                                        "ProductBenchmark.own",
                                                        Integer.toString(rows),
                                                        product.name()))
                                        .median()))
                        .toList());
    }

    private static List<Double> samples(JsonNode results, String benchmark, String rows, String product) {
        List<Double> samples = new ArrayList<>();
        for (JsonNode result : results) {
            JsonNode parameters = result.path("params");
            if (result.get("benchmark").asText().endsWith(benchmark)
                    && parameters.path("rows").asText().equals(rows)
                    && parameters.path("product").asText().equals(product)) {
                result.get("primaryMetric")
                        .get("rawData")
                        .forEach(fork -> fork.forEach(value -> samples.add(value.asDouble())));
            }
        }
        return samples;
    }
}
