package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be attributed: the right exit status, one clear line, nothing written. */
class AttributeRefusalIT {
    private static final int PLAN = 2;
    private static final int INPUT = 3;
    private static final int OUTPUT = 4;
    private static final String MODEL = "src/test/resources/oracles/mlp-30-16-8-1-relu-bce.onnx";
    private static final String HEADER = cells("x");
    private static final String ROW = cells("1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String cells(String prefix) {
        return IntStream.range(0, 30).mapToObj(k -> prefix + k).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            give a network                       | --method saliency
            give a network                       | --method saliency --model MODEL --run runs/x --trial 0
            --trial: is of a run                 | --method saliency --model MODEL --trial 0
            --trial: is missing                  | --method saliency --run runs/x
            did you mean 'deeplift-rescale'?     | --method deeplift-rescal --model MODEL
            twice                                | --method saliency,saliency --model MODEL
            --label: is missing                  | --method learning-gradient --model MODEL
            '--method=M'                         | --model MODEL
            --target-column exclude each other   | --method saliency --model MODEL --target 0 --target-column x0
            give --run                           | --method saliency --model MODEL --reference mean
            --wide                               | --method saliency --model MODEL --wide --format csv
            take from 1 to 10000 steps, not 0    | --method integrated-gradients --model MODEL --steps 0
            at least 1 noisy sample              | --method vargrad --model MODEL --samples 0
            --window: a shape is one size        | --method occlusion --model MODEL --window wide
            there is no 'simpson'; take one of   | --method saliency --model MODEL --quadrature simpson
            there is no 'hinge'; take one of mse, | --method learning-gradient --label x0 --loss hinge --model MODEL
            a window of 31 does not fit          | --method occlusion --model MODEL --window 31
            no unit 1                            | --method saliency --model MODEL --target 1
            'best'                               | --method saliency --model MODEL --target best
            label: 'y' is not a column           | --method saliency --model MODEL --label y
            path of the rows: is s3a://***@b/r   | --method saliency --model MODEL --reference s3a://k:s@b/r.csv
            """)
    void asItWasAsked(String message, String options) throws IOException {
        assertRefused(PLAN, message, options, HEADER, ROW);
    }

    @Test
    void becauseOfTheRows() throws IOException {
        String options = "--method saliency --model MODEL";
        assertRefused(INPUT, "has 31 columns of inputs, but the network takes 30", options, HEADER + ",y", ROW + ",0");
        assertRefused(INPUT, "line 3, column 'x29': '129z' is not a number", options, HEADER, ROW, ROW + "z");
        assertRefused(INPUT, "no rows", options, HEADER);
        assertRefused(
                INPUT,
                "line 2, column 'unit': '1' is no output unit; the network has 0 to 0",
                options + " --target-column unit",
                HEADER + ",unit",
                ROW + ",1");
        assertRefused(
                INPUT,
                "line 2, column 'y': '' is empty",
                "--method learning-gradient --label y --model MODEL",
                HEADER + ",y",
                ROW + ",");
        assertRefused(
                INPUT,
                "label 'y' has the value '3', but the network's classes are 0, 1, 2",
                "--method learning-gradient --label y --model src/test/resources/oracles/mlp-13-10-3-tanh-softmax.onnx",
                "a,b,c,d,e,f,g,h,i,j,k,l,m,y",
                "1,2,3,4,5,6,7,8,9,10,11,12,13,3");
        assertRefused(INPUT, "no column 'x0'", "--method occlusion --model MODEL --reference OTHER", HEADER, ROW);
    }

    @Test
    void becauseOfTooManyReferences() throws IOException {
        List<String> lines = new ArrayList<>(Collections.nCopies(1_002, ROW));
        lines.set(0, HEADER);
        Path many = Files.write(folder.resolve("many.csv"), lines);
        assertRefused(
                PLAN,
                "--reference: " + many + " has 1001 rows; rows are compared with at most 1000",
                "--method occlusion --model MODEL --reference " + many,
                HEADER,
                ROW);
    }

    @Test
    void becauseOfTheModel() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(MODEL));
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(INPUT, cut + ": these", "--method saliency --model " + cut, HEADER, ROW);
        assertRefused(INPUT, "nowhere.onnx", "--method saliency --model nowhere.onnx", HEADER, ROW);
        assertRefused(OUTPUT, "holds no run", "--method saliency --run src --trial 0", HEADER, ROW);
    }

    @Test
    void whereThereIsSomethingAlready() throws IOException {
        Path output = Files.createDirectories(folder.resolve("output"));
        Command command = attribute(output, "--method saliency --model MODEL", HEADER, ROW);
        assertThat(command.status()).isEqualTo(OUTPUT);
        assertThat(command.err()).contains("is there already").hasLineCount(1);
        assertThat(output).isEmptyDirectory();
    }

    private void assertRefused(int status, String message, String options, String... lines) throws IOException {
        Path output = folder.resolve("output");
        Command command = attribute(output, options, lines);
        assertThat(command.status()).as(command.err()).isEqualTo(status);
        assertThat(command.err()).contains(message).doesNotContain("\tat ");
        assertThat(command.err().lines().filter(line -> !line.startsWith("the learning gradient is that of")))
                .hasSize(1);
        assertThat(command.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isDirectory))
                    .as("nothing is written")
                    .isEmpty();
        }
    }

    private Command attribute(Path output, String options, String... lines) throws IOException {
        Path rows = Files.write(folder.resolve("rows.csv"), List.of(lines));
        Path other = Files.write(folder.resolve("other.csv"), List.of("a", "1"));
        List<String> arguments = new ArrayList<>(List.of("attribute", "--data", rows.toString()));
        arguments.addAll(List.of("--output", output.toString()));
        for (String option : options.split(" ", -1)) {
            arguments.add(option.equals("MODEL") ? MODEL : option.equals("OTHER") ? other.toString() : option);
        }
        return Command.run(arguments.toArray(String[]::new));
    }
}
