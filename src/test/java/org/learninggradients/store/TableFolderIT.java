package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.store.TableFolder.Format;
import org.learninggradients.store.folder.StoreException;

@ExtendWith(SparkSessions.class)
class TableFolderIT {
    @TempDir
    Path parent;

    private TableFolder stage() {
        return TableFolder.stage(parent.resolve("tables").toString(), new Configuration());
    }

    @Test
    void textsOfACsvFileAreReadAsTheyWere(SparkSession session) {
        List<String> texts = List.of("6\" pipe", "\"quoted\"", "a, b", " age ", "\\", "\\\"", "größe");
        Dataset<Row> rows = session.createDataset(texts, Encoders.STRING()).toDF("name");
        try (TableFolder folder = stage()) {
            folder.write("names", rows, Format.CSV);
            folder.commit();
        }
        Dataset<Row> read = session.read()
                .option("header", true)
                .option("escape", "\"")
                .csv(parent.resolve("tables/names").toString());
        assertThat(read.as(Encoders.STRING()).collectAsList()).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void whatFailsOutsideTheStorageIsNotTheStorages(SparkSession session) {
        Dataset<Row> rows = session.sql("SELECT CAST(raise_error('ours') AS STRING) AS x FROM range(2)");
        try (TableFolder folder = stage()) {
            assertThatThrownBy(() -> folder.write("x", rows, Format.CSV))
                    .isNotInstanceOf(StoreException.class)
                    .hasMessageContaining("ours");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void anInterruptionSaysWhetherTheFolderIsFinished() {
        try (TableFolder folder = stage()) {
            assertThat(folder.interrupted()).contains("/_tables-", "unfinished");
            String place = folder.commit();
            assertThat(folder.interrupted()).isEqualTo("interrupted; " + place + " is finished");
        }
    }
}
