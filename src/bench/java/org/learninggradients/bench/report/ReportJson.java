package org.learninggradients.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a report as JSON. */
public final class ReportJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static void write(Report report, Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", report.head());
        all.put("lines", report.lines().stream().map(ReportJson::line).toList());
        all.put("growth", report.growth().stream().map(ReportJson::growth).toList());
        all.put("terms", report.terms());
        all.put("remarks", report.remarks());
        MAPPER.writeValue(file.toFile(), all);
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", line.name());
        if (line.comparison() instanceof Line.Ratio ratio) {
            json.put("against", ratio.against());
            json.put("ours", figure(ratio.ours()));
            json.put("peer", figure(ratio.peer()));
            json.put("ratio", ratio.ratio());
        } else if (line.comparison() instanceof Line.Nothing nothing) {
            json.put("nothing", nothing.reason());
        }
        line.target().ifPresent(target -> json.put("target", target.text()));
        line.met().ifPresent(met -> json.put("met", met));
        return json;
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("median", figure.median());
        json.put("spread", figure.spread());
        json.put("unit", figure.unit());
        json.put("samples", figure.samples());
        return json;
    }

    private static Map<String, Object> growth(GrowthLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", line.what());
        json.put("size", line.size());
        json.put("seconds", line.seconds());
        json.put("bytes", line.bytes());
        if (!Double.isNaN(line.readSeconds())) {
            json.put("read_seconds", line.readSeconds());
        }
        return json;
    }
}
