package org.learninggradients.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.View;

/**
 * The page of a run: one HTML file that needs no other. Each figure has one query of the tables. The answers are one compressed piece of
 * JSON in the page, which the page's script draws with Apache ECharts.
 */
public final class Report {
    /** The name of a style sheet or script, in braces where the page has it. */
    private static final Pattern PART = Pattern.compile("\\{([a-z.]+\\.(?:css|js))}");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Spark's property for the description of jobs, which has no public name. */
    private static final String DESCRIPTION = "spark.job.description";

    private final Run run;
    private final RunTables tables;
    private final SparkSession session;

    private Report(Run run, SparkSession session) {
        this.run = run;
        this.tables = run.tables();
        this.session = session.newSession();
    }

    /**
     * The page of what a run has committed, in UTF-8.
     *
     * @param growing whether the page will be written again soon; then it reloads itself from time to time
     */
    public static byte[] of(Run run, SparkSession session, boolean growing) {
        return new Report(run, session).page(growing);
    }

    private byte[] page(boolean growing) {
        SparkContext context = session.sparkContext();
        String before = context.getLocalProperty(DESCRIPTION);
        context.setJobDescription("the page of " + run.path());
        try {
            return write(growing);
        } finally {
            context.setLocalProperty(DESCRIPTION, before);
        }
    }

    private byte[] write(boolean growing) {
        tables.register(session);
        Selection selection = selection();
        ObjectNode data = JSON.createObjectNode();
        describe(data.putObject("run"), growing);
        notes(data.putArray("notes"), selection);
        run.record().problem().features().forEach(data.putArray("features")::add);
        ObjectNode questions = data.putObject("sql");
        for (Figure figure : Figure.values()) {
            questions.put(figure.label(), figure.sql(selection));
        }
        data.set(
                "tables",
                new Answers(tables, session)
                        .of(selection, run.record().problem().features().size()));
        ObjectNode views = data.putObject("views");
        for (View view : View.values()) {
            views.put(view.label(), view.sql());
        }
        return withParts(resource("page.html").replace("{data}", compressed(data)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The page with its style sheets and scripts in the places that it names. */
    private static String withParts(String page) {
        return PART.matcher(page).replaceAll(part -> Matcher.quoteReplacement(resource(part.group(1))));
    }

    private Selection selection() {
        int features = run.record().problem().features().size();
        List<Row> panels = tables.collect(session.sql("SELECT configuration, method, side, max(epoch) FROM importance"
                + " WHERE rank IS NOT NULL GROUP BY configuration, method, side"));
        SortedSet<Integer> last =
                panels.stream().map(row -> row.getInt(3)).collect(Collectors.toCollection(TreeSet::new));
        if (last.isEmpty()) {
            last.add(run.epoch());
        }
        long rows = (long) panels.size() * Math.min(features, Selection.FEATURES);
        return Selection.of(last, rows, features <= Selection.FEATURES ? List.of() : leading(last.last()));
    }

    /** The features of the largest mean importance after an epoch, over all trials. */
    private List<Integer> leading(int epoch) {
        Dataset<Row> leading =
                session.sql("SELECT feature_index FROM features LEFT JOIN (SELECT * FROM importance WHERE epoch = "
                        + epoch + ") USING (feature_index) GROUP BY feature_index"
                        + " ORDER BY avg(importance) DESC NULLS LAST, feature_index LIMIT " + Selection.FEATURES);
        return tables.collect(leading).stream()
                .map(row -> row.getInt(0))
                .sorted()
                .toList();
    }

    private void describe(ObjectNode description, boolean growing) {
        RunRecord record = run.record();
        description.put("path", run.path());
        description.put("state", record.state().name());
        description.put("growing", growing);
        description.put("started", record.started());
        description.put("finished", record.finished());
        description.put("error", record.error());
        description.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        description.put("epoch", run.epoch());
        description.put("epochs", record.extent().epochs());
        description.put("task", record.problem().task().label());
        description.put("label", record.problem().label());
        description.put("rows", record.rows());
        description.put("fingerprint", record.fingerprint());
        description.set("versions", JSON.valueToTree(record.versions()));
        ObjectNode settings = description.putObject("settings");
        record.settings().forEach((key, value) -> settings.put(key, value(value)));
    }

    private static String value(Object setting) {
        try {
            return JSON.writeValueAsString(setting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void notes(ArrayNode notes, Selection selection) {
        if (selection.stride() > 1) {
            notes.add("The figures show one of every " + selection.stride() + " epochs, and the last.");
        }
        if (!selection.features().isEmpty()) {
            notes.add("The " + selection.features().size()
                    + " features of the largest mean importance in the last epoch are shown;"
                    + " importance is a share of all features.");
        }
    }

    private static String compressed(ObjectNode data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            JSON.writeValue(gzip, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("/report/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
