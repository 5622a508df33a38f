package org.learninggradients.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of the commands, their arguments and their options, as the command line knows them. */
final class CommandsPage {
    private CommandsPage() {}

    static String text() {
        CommandLine program = Main.commandLine();
        Markdown page = new Markdown()
                .heading(1, "Commands")
                .paragraph("""
                        `submit/local.sh COMMAND …` runs a command on an embedded Spark, `submit/spark-submit.sh COMMAND …` on a
                        cluster. Results go to standard output, messages to standard error. A command ends with an
                        [exit status](exit-statuses.md).""")
                .paragraph("This page is generated from the program's own help. Every command has these options:")
                .table(List.of("option", "meaning"), options(program.getCommandSpec()));
        program.getSubcommands().forEach((name, command) -> describe(page, name, command.getCommandSpec()));
        return page.toString();
    }

    private static void describe(Markdown page, String name, CommandSpec command) {
        page.heading(2, name)
                .paragraph(String.join(" ", command.usageMessage().description()))
                .code("", synopsis(command))
                .table(List.of("argument", "meaning"), arguments(command))
                .table(List.of("option", "meaning"), options(command));
    }

    private static String synopsis(CommandSpec command) {
        return new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
    }

    private static List<List<String>> arguments(CommandSpec command) {
        return command.positionalParameters().stream()
                .map((PositionalParamSpec argument) -> row(argument, Stream.of(argument.paramLabel())))
                .toList();
    }

    /** The options that only this command has, or those of the program, which every command has. */
    private static List<List<String>> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> command.parent() == null || command.parent().findOption(option.longestName()) == null)
                .map(option -> row(option, names(option)))
                .toList();
    }

    private static Stream<String> names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return Stream.of(option.names()).map(name -> name + value);
    }

    private static List<String> row(ArgSpec argument, Stream<String> names) {
        return List.of(
                names.map(Markdown::quoted).collect(Collectors.joining(", ")),
                String.join(" ", argument.description()));
    }
}
