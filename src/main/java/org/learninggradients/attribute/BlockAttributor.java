package org.learninggradients.attribute;

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
import org.learninggradients.attribution.Attributor;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.learn.Block;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.Network;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;

/** A task's answer to a question: its blocks, each by every method in turn. */
final class BlockAttributor implements FlatMapFunction<Iterator<Block>, AttributedBlock> {
    private static final int PREDICTED = -1;

    private final String topology;
    private final Broadcast<double[]> parameters;
    private final TargetValue value;
    private final int unit;
    private final DMatrixRMaj references;
    private final Method[] methods;
    private final InputStandardization scaling;
    private final Task task;
    private final double labelMean;
    private final double labelDeviation;

    BlockAttributor(AttributionRequest request, Broadcast<double[]> parameters) {
        AttributionTarget target = request.target();
        Standardization labelScale = request.labelScale().orElse(new Standardization(0, 1));
        this.topology = target.network().topology().wireForm();
        this.parameters = parameters;
        this.value = target.value();
        this.unit = target.unit().orElse(PREDICTED);
        this.references = target.references();
        this.methods = request.methods().toArray(Method[]::new);
        this.scaling = request.scaling();
        this.task = request.task();
        this.labelMean = labelScale.mean();
        this.labelDeviation = labelScale.standardDeviation();
    }

    @Override
    public Iterator<AttributedBlock> call(Iterator<Block> blocks) {
        List<Attributor> attributors = attributors();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(blocks, Spliterator.ORDERED), false)
                .flatMap(block -> IntStream.range(0, methods.length)
                        .mapToObj(method -> attribute(block, method, attributors.get(method))))
                .iterator();
    }

    private List<Attributor> attributors() {
        AttributionTarget target = new AttributionTarget(
                new Network(Topology.parse(topology), parameters.value()),
                value,
                unit == PREDICTED ? OptionalInt.empty() : OptionalInt.of(unit),
                references);
        return Stream.of(methods)
                .map(method -> new Attributor(method, target, new JavaProducts()))
                .toList();
    }

    private AttributedBlock attribute(Block block, int method, Attributor attributor) {
        attributor.reshape(block.rows());
        DMatrixRMaj X = attributor.inputs();
        scaling.apply(block.values(), block.features(), X);
        System.arraycopy(block.rowNumbers(), 0, attributor.rows(), 0, block.rows());
        if (methods[method].usesTargets()) {
            fill(block.labels(), attributor.targets());
        }
        if (block.hasUnits()) {
            attributor.attribute(block.units());
        } else {
            attributor.attribute();
        }
        return new AttributedBlock(method, block.rowNumbers(), attributor);
    }

    private void fill(double[] labels, DMatrixRMaj targets) {
        for (int row = 0; row < labels.length; row++) {
            double label = (labels[row] - labelMean) / labelDeviation;
            task.writeTargets(label, targets.numCols, targets.data, row * targets.numCols);
        }
    }
}
