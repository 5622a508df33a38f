package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Shown;

/** Names that a path, a terminal, a log or SQL could take for something else: kept as they are, and shown escaped. */
class HostileNamesIT {
    private static final String LABEL = "y\u001b]0;title\u0007";

    private static final List<String> IN_CSV = List.of(
            "../../a/b",
            "..",
            "`tick``s`",
            "nul\u0000",
            "\u202egnp",
            "clear\u001b[2J",
            "\u009b1m",
            "${jndi:ldap://127.0.0.1/x}",
            "%s %n %999999999d",
            "'; DROP TABLE trials; --",
            "a, b",
            "_metadata",
            "😀");

    private static final List<String> IN_PARQUET = Stream.concat(IN_CSV.stream(), Stream.of("two\nlines", "\"quoted\""))
            .toList();

    @TempDir
    Path folder;

    @Test
    void ofACsvFile() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(quoted(IN_CSV) + "," + LABEL);
        for (int i = 0; i < 20; i++) {
            int row = i;
            lines.add(IN_CSV.stream().map(name -> row * 7 % 5 + "").collect(Collectors.joining(",")) + "," + i % 2);
        }
        assertKept(Files.write(folder.resolve("rows.csv"), lines), IN_CSV);
    }

    @Test
    void ofAParquetFile() throws IOException {
        List<StructField> fields = new ArrayList<>();
        IN_PARQUET.forEach(name -> fields.add(DataTypes.createStructField(name, DataTypes.DoubleType, false)));
        fields.add(DataTypes.createStructField(LABEL, DataTypes.IntegerType, false));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Object[] cells = new Object[fields.size()];
            java.util.Arrays.fill(cells, i * 7 % 5 + 0.5);
            cells[cells.length - 1] = i % 2;
            rows.add(RowFactory.create(cells));
        }
        Path file = folder.resolve("rows.parquet");
        SparkSessions.session()
                .createDataFrame(rows, new StructType(fields.toArray(StructField[]::new)))
                .write()
                .parquet(file.toString());
        assertKept(file, IN_PARQUET);
    }

    private void assertKept(Path data, List<String> names) throws IOException {
        String list = names.stream().map(ConfigUtil::quoteString).collect(Collectors.joining(", "));
        TrainedRun run = TrainedRun.completed(
                folder,
                "run",
                "data { path = \"" + data + "\", label = " + ConfigUtil.quoteString(LABEL),
                "  features = [" + list + "] }",
                "network.hidden = [[2]]",
                "train { epochs = 1, seeds = [1] }");
        assertShown(run.command());
        assertThat(run.rows(Table.IMPORTANCE, "true", "feature_index"))
                .extracting(row -> row.<String>getAs("feature"))
                .startsWith(names.toArray(String[]::new));
        assertThat(run.model(0).metadata().orElseThrow().features()).isEqualTo(names);
        assertThat(run.model(0).metadata().orElseThrow().label()).isEqualTo(LABEL);
        String sql = "SELECT feature FROM features ORDER BY feature_index";
        Command table = Command.run("query", run.path().toString(), sql);
        assertThat(table.out().lines().skip(1))
                .containsExactlyElementsOf(names.stream().map(Shown::line).toList());
        assertShown(table);
        Command json = Command.run("query", run.path().toString(), sql, "--format", "json");
        ObjectMapper mapper = new ObjectMapper();
        List<String> found = new ArrayList<>();
        for (String line : json.out().lines().toList()) {
            found.add(mapper.readTree(line).get("feature").textValue());
        }
        assertThat(found).isEqualTo(names);
        assertShown(Command.run("status", run.path().toString()));
        assertThat(run.path().getParent()).isDirectoryNotContaining("glob:**b");
    }

    private static void assertShown(Command command) {
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out() + command.err()).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }

    private static String quoted(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
