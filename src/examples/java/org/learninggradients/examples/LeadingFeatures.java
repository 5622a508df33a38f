package org.learninggradients.examples;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanBuilder;
import org.learninggradients.run.TrainingResult;
import org.learninggradients.run.TrainingRun;

/** Trains ten networks on the breast cancer data and prints the five features that they look at most. */
public final class LeadingFeatures {
    public static void main(String[] arguments) {
        Plan plan =
                new PlanBuilder("data/wdbc.csv", "target").hidden(16).epochs(20).build();
        SparkSession spark = SparkSession.builder().master("local[*]").getOrCreate();
        TrainingResult result = TrainingRun.inMemory(plan, spark, new LossLog(System.err));
        List<String> features = result.problem().features();
        double[] importance = result.meanImportance(result.configurations().get(0));
        IntStream.range(0, importance.length)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -importance[feature]))
                .limit(5)
                .forEach(feature -> System.out.printf("%.3f %s%n", importance[feature], features.get(feature)));
        spark.stop();
    }
}
