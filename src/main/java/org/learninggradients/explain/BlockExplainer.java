package org.learninggradients.explain;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.Explained;
import org.learninggradients.attribution.Explainer;
import org.learninggradients.attribution.Method;
import org.learninggradients.attribution.Subject;
import org.learninggradients.data.Block;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;
import org.learninggradients.onnx.Scale;

/** A task's answer to a question: its blocks, each by every method in turn. */
final class BlockExplainer implements FlatMapFunction<Iterator<Block>, ExplainedBlock> {
    private static final int PREDICTED = -1;

    private final String topology;
    private final Broadcast<double[]> parameters;
    private final Explained explained;
    private final int unit;
    private final DMatrixRMaj references;
    private final Method[] methods;
    private final Scaling scaling;
    private final Task task;
    private final double labelMean;
    private final double labelDeviation;

    BlockExplainer(Question question, Broadcast<double[]> parameters) {
        Subject subject = question.subject();
        Scale labelScale = question.labelScale().orElse(new Scale(0, 1));
        this.topology = subject.network().topology().toString();
        this.parameters = parameters;
        this.explained = subject.explained();
        this.unit = subject.unit().orElse(PREDICTED);
        this.references = subject.references();
        this.methods = question.methods().toArray(Method[]::new);
        this.scaling = question.scaling();
        this.task = question.task();
        this.labelMean = labelScale.mean();
        this.labelDeviation = labelScale.standardDeviation();
    }

    @Override
    public Iterator<ExplainedBlock> call(Iterator<Block> blocks) {
        List<Explainer> explainers = explainers();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(blocks, Spliterator.ORDERED), false)
                .flatMap(block -> IntStream.range(0, methods.length)
                        .mapToObj(method -> explain(block, method, explainers.get(method))))
                .iterator();
    }

    private List<Explainer> explainers() {
        Subject subject = new Subject(
                new Network(Topology.parse(topology), parameters.value()),
                explained,
                unit == PREDICTED ? OptionalInt.empty() : OptionalInt.of(unit),
                references);
        return Stream.of(methods)
                .map(method -> new Explainer(method, subject, new JavaProducts()))
                .toList();
    }

    private ExplainedBlock explain(Block block, int method, Explainer explainer) {
        explainer.reshape(block.rows());
        DMatrixRMaj X = explainer.inputs();
        scaling.apply(block.values(), block.features(), X);
        System.arraycopy(block.rowNumbers(), 0, explainer.rows(), 0, block.rows());
        if (methods[method].usesTargets()) {
            fill(block.labels(), explainer.targets());
        }
        if (block.features() > X.numCols) {
            explainer.explain(units(block));
        } else {
            explainer.explain();
        }
        return new ExplainedBlock(method, block.rowNumbers(), explainer);
    }

    private void fill(double[] labels, DMatrixRMaj targets) {
        for (int row = 0; row < labels.length; row++) {
            double label = (labels[row] - labelMean) / labelDeviation;
            task.writeTargets(label, targets.numCols, targets.data, row * targets.numCols);
        }
    }

    /** The last value of every row. */
    private static int[] units(Block block) {
        return IntStream.rangeClosed(1, block.rows())
                .map(row -> (int) block.values()[row * block.features() - 1])
                .toArray();
    }
}
