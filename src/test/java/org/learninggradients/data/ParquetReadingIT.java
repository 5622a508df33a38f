package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;
import org.learninggradients.net.Task;

/** What the columns of a Parquet file may hold. */
@ExtendWith(SparkSessions.class)
class ParquetReadingIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final JavaSparkContext context;
    private final SparkSession session;

    ParquetReadingIT(JavaSparkContext context, SparkSession session) {
        this.context = context;
        this.session = session;
    }

    @Test
    void featuresAreNumbersAndBooleans() {
        Path path = table("select id > 1 as flag, float(id) / 4 as f, decimal(id) as d, tinyint(id) as t, id % 2 as y");
        try (TrainingData data = read(new PlanOf(path, "y"));
                Split split = data.split(1, 1, 1)) {
            assertThat(data.problem().features()).containsExactly("flag", "f", "d", "t");
            Block block = split.training().first();
            assertThat(block.values()).containsExactly(0, 0, 0, 0, 0, .25, 1, 1, 1, .5, 2, 2, 1, .75, 3, 3);
            assertThat(block.labels()).containsExactly(0, 1, 0, 1);
        }
    }

    @Test
    void labelsAreNumbersBooleansAndStrings() {
        assertThat(classes("id > 1")).containsExactly("false", "true");
        assertThat(classes("if(id > 1, 'red', 'blue')")).containsExactly("blue", "red");
        assertThat(classes("if(id > 1, '1.0', '0')")).as("numbers as strings").containsExactly("0", "1");
        assertThat(classes("double(id)")).containsExactly("0", "1", "2", "3");
        try (TrainingData data = read(new PlanOf(table("select id as a, id / 3 as y"), "y"))) {
            assertThat(data.problem().task()).isEqualTo(Task.REGRESSION);
        }
    }

    @Test
    void namesMatchExactly() {
        Path path = table("select id as `a.b`, id as `back``tick`, id as `space d`, id % 2 as `Y`");
        try (TrainingData data = read(new PlanOf(path, "Y").features("back`tick", "a.b"))) {
            assertThat(data.problem().features()).containsExactly("back`tick", "a.b");
        }
    }

    private List<String> classes(String label) {
        try (TrainingData data = read(new PlanOf(table("select id as a, " + label + " as y"), "y"))) {
            return data.problem().classes();
        }
    }

    private TrainingData read(PlanOf plan) {
        return TrainingData.read(context, session, plan.raw().testFraction(0).plan());
    }

    private Path table(String select) {
        Path path = folder.resolve("table");
        session.sql(select + " from range(0, 4, 1, 1)")
                .write()
                .mode("overwrite")
                .parquet(path.toString());
        return path;
    }
}
