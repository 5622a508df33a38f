package org.learninggradients.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cluster that submit/cluster.sh starts in this folder. */
record Cluster(Path folder) {
    /** What comes of {@code start}, {@code stop} or {@code status}. */
    Command control(String command) throws IOException, InterruptedException {
        return OwnProcess.run(
                folder, Map.of("LG_CLUSTER_DIR", folder + "/cluster"), List.of("submit/cluster.sh", command));
    }

    /** Runs these words of submit/spark-submit.sh on it. */
    Command submit(String... arguments) throws IOException, InterruptedException {
        return submit("cluster/spark", arguments);
    }

    /** Runs these words of submit/spark-submit.sh by the Spark in a sub-folder. */
    Command submit(String spark, String[] arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("submit/spark-submit.sh"));
        line.addAll(List.of(arguments));
        return OwnProcess.run(folder, Map.of("SPARK_HOME", folder + "/" + spark), line);
    }
}
