package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.cli.ExitStatus;
import org.learninggradients.faults.FaultyFileSystem;
import org.learninggradients.faults.FaultyFileSystem.Kind;

/** How the tables of attribute are made and written. */
class AttributeTablesIT {
    /** What every job is for, and how often each block of an RDD is stored. */
    public static final class Work extends SparkListener {
        private static final Set<String> JOBS = new TreeSet<>();
        private static final Map<String, Integer> STORED = new TreeMap<>();

        @Override
        public synchronized void onJobStart(SparkListenerJobStart start) {
            JOBS.add(Objects.requireNonNullElse(start.properties().getProperty("spark.job.description"), "nothing"));
        }

        @Override
        public synchronized void onBlockUpdated(SparkListenerBlockUpdated event) {
            BlockUpdatedInfo block = event.blockUpdatedInfo();
            if (block.blockId().isRDD() && block.storageLevel().isValid()) {
                STORED.merge(block.blockId().name(), 1, Integer::sum);
            }
        }
    }

    @TempDir
    Path folder;

    private static Command attribute(Map<String, String> spark, String output) {
        List<String> arguments = new ArrayList<>(List.of("attribute", "--method", "saliency", "--output", output));
        arguments.addAll(List.of("--data", "data/wdbc.csv", "--label", "target"));
        arguments.addAll(List.of("--model", "src/test/resources/oracles/mlp-30-3-1-sigmoid-mse.onnx"));
        return Command.with(spark, arguments.toArray(String[]::new));
    }

    @Test
    void rowsAreReadAndAttributedOnce() {
        String output = folder.resolve("output").toString();
        Command command = attribute(Map.of("spark.extraListeners", Work.class.getName()), output);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(Work.JOBS).contains("attributing by saliency", "writing attributions", "writing rows");
        assertThat(Work.STORED.values()).as("how often a block is stored").containsOnly(1);
        assertThat(Work.STORED.keySet().stream()
                        .map(block -> block.replaceFirst("_\\d+$", ""))
                        .collect(Collectors.toSet()))
                .as("the rows, and their attributions")
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_FAILS", "WRITE_FAILS", "CLOSE_FAILS", "RENAME_FAILS"})
    void storageThatFailsIsNamed(Kind kind) {
        FaultyFileSystem.fail(kind, 1, true);
        Command command = attribute(FaultyFileSystem.settings(), FaultyFileSystem.path(folder.resolve("output")));
        assertThat(FaultyFileSystem.heal()).isTrue();
        assertThat(command.status()).as(command.err()).isEqualTo(ExitStatus.OUTPUT.code());
        assertThat(command.err().lines().reduce("", (before, line) -> line))
                .as(command.err())
                .startsWith("cannot write faulty:/")
                .endsWith(kind == Kind.WRITE_FAILS ? "/attributions: No space left on device" : ": Input/output error");
        assertThat(folder).isEmptyDirectory();
    }
}
