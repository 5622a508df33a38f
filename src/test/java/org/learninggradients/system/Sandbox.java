package org.learninggradients.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder for what the documentation's commands read and write. The commands run in this process and in the project's root; names of
 * runs and of the documentation's own files are directed into the folder.
 */
final class Sandbox {
    private static final String PROGRAM = "submit/local.sh ";
    private static final String NOT_WITHIN_A_NAME = "(?<![\\w./-])";

    private final Path folder;
    private final List<String> names = new ArrayList<>(List.of("runs/", "attributions/"));

    Sandbox(Path folder) {
        this.folder = folder;
    }

    /** Puts a file into the folder. */
    void add(String name, String text) throws IOException {
        names.add(name);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, inside(text) + "\n");
    }

    /** Runs the lines of a block of shell commands; the last outcome, with the standard output of all. */
    Command shell(String block) throws IOException, InterruptedException {
        StringBuilder out = new StringBuilder();
        Command last = new Command(0, "", "");
        for (String line : commands(block)) {
            last = line.startsWith(PROGRAM) ? program(words(line.substring(PROGRAM.length()))) : bash(line);
            out.append(last.out());
        }
        return new Command(last.status(), shown(out.toString()), shown(last.err()));
    }

    /** Runs the program with these arguments. Pages have tests of their own and are left out. */
    private static Command program(List<String> words) {
        List<String> arguments = new ArrayList<>(words);
        if (words.get(0).equals("train")) {
            arguments.addAll(List.of("--set", "report.enabled=false"));
        }
        return Command.run(arguments.toArray(String[]::new));
    }

    /** The commands of a block: a backslash at the end or an open quote continues a line. */
    private static List<String> commands(String block) {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String line : block.lines().toList()) {
            command.append(line);
            boolean isOpen =
                    command.chars().filter(character -> character == '"').count() % 2 == 1;
            if (isOpen || line.endsWith("\\")) {
                command.append('\n');
            } else {
                commands.add(command.toString());
                command.setLength(0);
            }
        }
        return commands;
    }

    /** The words of a command line, as a shell divides them. */
    private List<String> words(String line) throws IOException, InterruptedException {
        return List.of(bash("printf '%s\\0' " + line).out().split("\0"));
    }

    private Command bash(String line) throws IOException, InterruptedException {
        return OwnProcess.run(folder, Map.of("LC_ALL", "C.UTF-8"), List.of("bash", "-c", inside(line)));
    }

    /** The text with all names in the folder. */
    private String inside(String text) {
        String inside = text;
        for (String name : names) {
            inside = Pattern.compile(NOT_WITHIN_A_NAME + Pattern.quote(name))
                    .matcher(inside)
                    .replaceAll(Matcher.quoteReplacement(folder + "/" + name));
        }
        return inside;
    }

    /** The text as the documentation has it: addresses begin anywhere, other names are relative. */
    private String shown(String text) {
        return text.replace("file:" + folder, "file:/anywhere").replace(folder + "/", "");
    }
}
