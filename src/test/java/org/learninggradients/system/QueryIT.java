package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.cli.ResultFormat;
import org.learninggradients.store.table.Table;

/** SQL over a run's tables: what is printed, and that it can only read. */
class QueryIT {
    @TempDir
    static Path folder;

    private static TrainedRun run = new TrainedRun(Path.of(""), new Command(0, "", ""));

    @BeforeAll
    static void trainOnce() {
        run = TrainedRun.completed(
                folder,
                "run",
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[3]]",
                "train { epochs = 2, seeds = [1, 2] }");
    }

    @Test
    void aTableHasAlignedColumns() {
        Command command = answered("SELECT trial, 'a, b' AS words, trial * 1000 AS n FROM trials ORDER BY trial");
        assertThat(command.out().lines())
                .containsExactly("trial  words     n", "    0  a, b      0", "    1  a, b   1000");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void csvQuotesWhatNeedsItAndLeavesNullsEmpty() {
        Command command = answered(
                "SELECT 'say \"a\", twice' AS `na,me`, NULL AS none, 'line\\nbreak' AS lines, true AS truth",
                "--format",
                "csv");
        assertThat(command.out())
                .isEqualTo("\"na,me\",none,lines,truth\n\"say \"\"a\"\", twice\",,\"line\nbreak\",true\n");
    }

    @Test
    void doublesComeBackToTheBit() throws IOException {
        List<Row> rows = run.rows(Table.IMPORTANCE, "true", "trial", "epoch", "feature_index");
        double[] expected = TrainedRun.numbers(rows, "importance");
        String sql = "SELECT importance FROM importance ORDER BY trial, epoch, feature_index";
        double[] csv = answered(sql, "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(csv).isEqualTo(expected);
        ObjectMapper json = new ObjectMapper();
        List<String> lines = answered(sql, "--format", "json").out().lines().toList();
        assertThat(lines).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(json.readTree(lines.get(i)).get("importance").doubleValue())
                    .isEqualTo(expected[i]);
        }
    }

    @Test
    void jsonIsAnObjectALine() throws IOException {
        Command command = answered(
                "SELECT trial, 'say \"a\"\\n' AS text, test_r2 FROM trials ORDER BY trial", "--format", "JSON");
        List<String> lines = command.out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(second.get("trial").intValue()).isEqualTo(1);
        assertThat(second.get("text").textValue()).isEqualTo("say \"a\"\n");
        assertThat(second.path("test_r2").isNull() || second.path("test_r2").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void everyTableIsAViewAlsoWithoutRows(Table table) {
        List<String> lines = answered("SELECT * FROM " + table.label() + " LIMIT 0", "--format", "csv")
                .out()
                .lines()
                .toList();
        assertThat(lines)
                .containsExactly(String.join(
                        ",",
                        table.columns().stream().map(column -> column.name()).toList()));
    }

    @Test
    void allKindsOfQueriesAreAnswered() {
        for (String sql : List.of(
                "WITH last AS (SELECT max(epoch) AS e FROM metrics) SELECT e FROM last",
                "FROM metrics SELECT max(epoch)",
                "VALUES (2)",
                "SELECT (SELECT max(epoch) FROM metrics)",
                "SELECT count(*) FROM trials WHERE trial IN (SELECT trial FROM metrics)",
                "SELECT 2 UNION SELECT 2;")) {
            assertThat(answered(sql, "--format", "csv").out().lines().skip(1))
                    .as(sql)
                    .containsExactly("2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP VIEW metrics",
                "INSERT INTO metrics SELECT * FROM metrics",
                "CREATE TABLE copied AS SELECT * FROM metrics",
                "CREATE TABLE copied USING parquet LOCATION '$' AS SELECT 1",
                "SET spark.sql.runSQLOnFiles=true",
                "CACHE TABLE metrics",
                "ADD JAR '$'",
                "SELECT TRANSFORM(trial) USING 'touch $' AS (t) FROM metrics",
                "WITH x AS (SELECT TRANSFORM(trial) USING 'touch $' AS (t) FROM metrics) SELECT * FROM x",
                "SELECT * FROM trials WHERE trial IN (SELECT TRANSFORM(trial) USING 'touch $' AS (t INT) FROM metrics)",
                "SELECT 1 UNION SELECT (SELECT TRANSFORM(1) USING 'touch $' AS (t))",
                "FROM metrics INSERT INTO a SELECT trial INSERT INTO b SELECT epoch",
                "WITH x AS (SELECT 1) INSERT INTO metrics SELECT * FROM x",
                "INSERT OVERWRITE DIRECTORY '$' USING csv SELECT 1",
                "WITH x AS (SELECT 1) INSERT OVERWRITE LOCAL DIRECTORY '$' USING csv SELECT * FROM x",
                "FROM metrics INSERT OVERWRITE DIRECTORY '$' USING csv SELECT trial",
                "SELECT 1; DROP VIEW metrics",
                "EXECUTE IMMEDIATE 'CREATE TABLE copied USING parquet LOCATION \"$\" AS SELECT 1'",
                "EXECUTE IMMEDIATE 'INSERT OVERWRITE DIRECTORY \"$\" USING csv SELECT 1'",
                "SELECT reflect('java.lang.System', 'setProperty', 'a', 'b')",
                "SELECT java_method('java.lang.System', 'setProperty', 'a', 'b')",
                "SELECT try_reflect('java.lang.System', 'setProperty', 'a', 'b')",
                "SELECT 1 / 0",
                "SELECT CAST('x' AS INT) FROM metrics",
                "SELEKT 1",
                "SELECT nothing FROM metrics",
                "SELECT * FROM nowhere",
                ""
            })
    void whatDoesNotOnlyReadIsRefusedInOneLine(String sql) {
        Path written = folder.resolve("written");
        Command command = Command.run("query", run.path().toString(), sql.replace("$", written.toString()));
        assertThat(command.status()).as(command.err()).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).doesNotEndWith(": \n");
        assertThat(command.out()).isEmpty();
        assertThat(written).doesNotExist();
    }

    @Test
    void filesOutsideTheRunAreNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("private.csv"), "secret\n");
        for (String format : List.of("csv", "text", "parquet")) {
            Command command =
                    Command.run("query", run.path().toString(), "SELECT * FROM " + format + ".`" + file + "`");
            assertThat(command.status()).as(command.err()).isEqualTo(2);
            assertThat(command.err()).hasLineCount(1);
            assertThat(command.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ResultFormat.class)
    void aClusterWithStrictKryoAnswers(ResultFormat format) {
        Command command = Command.with(
                Map.of(
                        "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
                        "spark.kryo.registrationRequired", "true"),
                "query",
                run.path().toString(),
                "SELECT trial, importance FROM importance",
                "--format",
                format.name());
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out().lines()).hasSizeGreaterThanOrEqualTo(2 * 2 * 30);
    }

    private static Command answered(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("query", run.path().toString()));
        all.addAll(List.of(arguments));
        Command command = Command.run(all.toArray(String[]::new));
        assertThat(command.status()).as(command.err()).isZero();
        return command;
    }
}
