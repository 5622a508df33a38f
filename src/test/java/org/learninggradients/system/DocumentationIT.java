package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands and queries of the documentation and compares what they print with what it says. A block of {@code sh} or {@code
 * sql} is run unless a comment before it says {@code not run: reason}. A block of {@code text} after it is what it prints: standard
 * output, or standard error where a comment announces an {@code exit status}. An ellipsis stands for anything, on a line of its own
 * for any lines. A block with a file's name is that file. A block of {@code sql} is a query of {@code runs/wdbc}. A block of {@code
 * java} is a part of the example that a comment names.
 */
@Tag("documentation")
class DocumentationIT {
    private static final Path EXAMPLES = Path.of("src/examples/java");
    private static final Set<String> LANGUAGES = Set.of("", "sh", "sql", "text", "csv", "hocon", "java");

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void theRunThatPagesShare() throws IOException, InterruptedException {
        sandbox = new Sandbox(folder);
        for (String conf : List.of("conf/wdbc.conf", "conf/wdbc-paper.conf")) {
            sandbox.add(conf, FencedBlock.read(Path.of(conf)));
        }
        Command command = sandbox.shell("submit/local.sh train conf/wdbc.conf");
        assertThat(command.status()).as(command.err()).isZero();
    }

    @TestFactory
    Stream<DynamicNode> commandsPrintWhatThePagesSay() throws IOException {
        return Documentation.pages().stream().flatMap(page -> tests(FencedBlock.of(page)));
    }

    private static Stream<DynamicNode> tests(List<FencedBlock> blocks) {
        List<DynamicNode> tests = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            FencedBlock block = blocks.get(i);
            String answer = i + 1 < blocks.size() && blocks.get(i + 1).isAnswer()
                    ? blocks.get(i + 1).text()
                    : "…";
            boolean isAnswer = block.isAnswer() && i > 0 && blocks.get(i - 1).isRun();
            tests.add(DynamicTest.dynamicTest(block.toString(), () -> {
                assertThat(isAnswer).as("it is what the block before it prints").isEqualTo(block.isAnswer());
                check(block, answer);
            }));
        }
        return tests.stream();
    }

    private static void check(FencedBlock block, String answer) throws Exception {
        assertThat(LANGUAGES).as(block.toString()).contains(block.language());
        if (!block.name().isEmpty()) {
            sandbox.add(block.name(), block.text());
        } else if (block.isRun()) {
            run(block, answer);
        }
    }

    private static void run(FencedBlock block, String answer) throws Exception {
        Command command = outcome(block);
        assertThat(command.status()).as(block + ": " + command.err()).isEqualTo(block.status());
        String printed = trimmed(block.status() == 0 ? command.out() : command.err());
        if (!pattern(answer).matcher(printed).matches()) {
            assertThat(printed).as(block.toString()).isEqualTo(answer);
        }
    }

    private static Command outcome(FencedBlock block) throws Exception {
        return switch (block.language()) {
            case "sql" -> sandbox.shell("submit/local.sh query runs/wdbc \"" + block.text() + "\"");
            case "java" -> example(block);
            default -> sandbox.shell(block.text());
        };
    }

    /** Runs the example whose source the comment before the block names, and the block shows. */
    private static Command example(FencedBlock block) throws ReflectiveOperationException {
        assertThat(FencedBlock.read(EXAMPLES.resolve(block.remark()))).contains(block.text());
        String name = block.remark().replace(".java", "").replace('/', '.');
        Method main = Class.forName(name).getMethod("main", String[].class);
        return Command.captured(() -> {
            try {
                main.invoke(null, (Object) new String[0]);
                return 0;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String trimmed(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static Pattern pattern(String answer) {
        String lines = Arrays.stream(trimmed(answer).split("\n"))
                .map(line -> line.equals("…") ? "(?s:.*)" : inLine(line))
                .collect(Collectors.joining("\n"));
        return Pattern.compile(lines);
    }

    private static String inLine(String line) {
        return Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
