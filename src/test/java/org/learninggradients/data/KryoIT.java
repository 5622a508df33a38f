package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ColumnChoice;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.Source;
import org.learninggradients.plan.DataPlan;
import scala.reflect.ClassTag;

/** Users set Kryo for all of Spark, also in its strict form. */
class KryoIT {
    private static final Map<String, String> KRYO = Map.of(
            "spark.master",
            "local[1]",
            "spark.serializer",
            "org.apache.spark.serializer.KryoSerializer",
            "spark.kryo.registrationRequired",
            "true",
            "spark.kryo.registrator",
            WireTypes.class.getName());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void strictKryoOnOneThreadGivesTheSameBits() throws IOException {
        Path file = SampleRows.write(folder.resolve("rows.csv"), SampleRows.of(300), 0, 1, 2, 3, 4, 5);
        DataPlan plan = new PlanOf(file, "kind").rowId("id").blockRows(16).plan();
        SortedMap<String, Object> expected = snapshot(SparkSessions.session(), plan);
        SortedMap<String, Object> found = new TreeMap<>();
        SparkSessions.with(KRYO, session -> found.putAll(snapshot(session, plan)));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void strictKryoCarriesChunksAndBadCells() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "a,y\n1,x\n2,y\noops,x\n");
        SparkSessions.with(KRYO, session -> {
            DataPlan plan = new PlanOf(file, "y").plan();
            Source source = Sources.open(session, plan.path(), plan.format(), Cuts.USUAL);
            InputColumns columns = new ColumnChoice(source.columns(), "bad.csv").forTraining(plan);
            Chunk chunk = source.read(columns).collect().get(0);
            assertThat(chunk.values).containsExactly(1, 2);
            assertThat(chunk.labels.text(1)).isEqualTo("y");
            assertThat(chunk.bad.first()[0].describe("here")).isEqualTo("here, column 'a': 'oops' is not a number");
            source.close();
        });
    }

    @Test
    void strictKryoBroadcastsTheFileSystemsSettings() {
        SparkSessions.with(KRYO, session -> {
            Configuration configuration = new Configuration(false);
            configuration.set("fs.example.key", "value");
            SerializerInstance kryo = SparkEnv.get().serializer().newInstance();
            ClassTag<SerializableConfiguration> tag = ClassTag.apply(SerializableConfiguration.class);
            SerializableConfiguration back =
                    kryo.deserialize(kryo.serialize(new SerializableConfiguration(configuration), tag), tag);
            assertThat(back.value().get("fs.example.key")).isEqualTo("value");
        });
    }

    private static SortedMap<String, Object> snapshot(SparkSession session, DataPlan plan) {
        JavaSparkContext context = SparkSessions.context(session);
        try (TrainingData data = TrainingData.read(context, session, plan, new Cuts(4096, 100, 60))) {
            return Snapshot.of(data, 1, 20);
        }
    }
}
