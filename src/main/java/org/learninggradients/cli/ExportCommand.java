package org.learninggradients.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.learninggradients.onnx.OnnxReader;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.run.ModelFile;
import org.learninggradients.store.Run;
import org.learninggradients.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes a network of a run as an ONNX file. */
@Command(name = "export", description = "Write a network of a run as an ONNX file.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "FILE.onnx", description = "File to write; it must not be there yet.")
    private String file = "";

    @Option(names = "--trial", required = true, paramLabel = "T", description = "Number of the trial.")
    private int trial;

    @Option(
            names = "--epoch",
            paramLabel = "E",
            description = "The epoch after which the network is taken; default: the last that is kept.")
    private Optional<Integer> epoch = Optional.empty();

    @Option(names = "--float", description = "Write single precision.")
    private boolean single;

    @Override
    public Integer call() {
        try (Run opened = Run.open(run, Session.hadoop());
                Session session = Session.brief("export")) {
            opened.notices().stream().map(Shown::line).forEach(System.err::println);
            OptionalInt wanted = epoch.map(OptionalInt::of).orElse(OptionalInt.empty());
            byte[] onnx = opened.network(session.spark(), trial, wanted);
            new ModelFile(Session.hadoop())
                    .write(file, single ? OnnxWriter.write(OnnxReader.read(onnx), Precision.FLOAT) : onnx);
            System.err.println(Shown.line("wrote " + file));
            return ExitStatus.DONE.code();
        }
    }
}
