package org.learninggradients.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.learninggradients.spark.ClusterFailure;
import org.learninggradients.text.Shown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the program. */
@Command(
        name = "learning-gradients",
        description = "Trains many networks on Spark and records the importance of every input at every epoch.",
        subcommands = {
            TrainCommand.class,
            QueryCommand.class,
            ReportCommand.class,
            StatusCommand.class,
            ExportCommand.class,
            AttributeCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit status:%n")
public final class Main {
    @Option(names = "--verbose", description = "Show stack traces.", scope = ScopeType.INHERIT)
    private boolean verbose;

    private Main() {}

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(run(arguments));
    }

    /** Runs a command and returns its status. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command line with all commands, their help, and what happens on errors. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((exception, unused) -> {
            tell(oneLine(exception) + "; see --help");
            return ExitStatus.PLAN.code();
        });
        line.setExecutionExceptionHandler((exception, command, unused) -> main.report(exception));
        listStatuses(line);
        return line;
    }

    private static void listStatuses(CommandLine line) {
        line.getCommandSpec().usageMessage().exitCodeList(ExitStatus.meanings());
        line.getSubcommands().values().forEach(Main::listStatuses);
    }

    private int report(Exception exception) {
        ExitStatus status = ExitStatus.of(exception);
        if (Interruption.isUnderWay()) {
            return status.code();
        }
        if (verbose) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace));
            tell(trace.toString());
        } else if (status == ExitStatus.CLUSTER) {
            tell(ClusterFailure.message(exception).orElseThrow());
        } else if (status == ExitStatus.BUG) {
            tell("failed: " + oneLine(exception) + "; --verbose shows where");
        } else {
            tell(String.valueOf(exception.getMessage()));
        }
        return status.code();
    }

    private static void tell(String message) {
        message.replace("\t", "    ").lines().map(Shown::line).forEach(System.err::println);
    }

    private static String oneLine(Exception exception) {
        return String.valueOf(exception.getMessage() == null ? exception : exception.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
