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
import org.learninggradients.learn.WireTopology;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.net.Network;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;

/** A task that attributes its blocks, each by every method in turn. */
final class BlockAttributor implements FlatMapFunction<Iterator<Block>, AttributedBlock> {
    /** Stands for the unit that a row's largest output has. */
    private static final int PREDICTED = -1;

    private final WireTopology topology;
    private final Broadcast<double[]> parameters;
    private final TargetValue value;
    private final int unit;
    private final DMatrixRMaj references;
    private final Method[] methods;
    private final InputStandardization standardization;
    private final Task task;
    private final Standardization labelScale;

    BlockAttributor(AttributionRequest request, Broadcast<double[]> parameters) {
        AttributionTarget target = request.target();
        this.topology = new WireTopology(target.network().topology());
        this.parameters = parameters;
        this.value = target.value();
        this.unit = target.unit().orElse(PREDICTED);
        this.references = target.references();
        this.methods = request.methods().toArray(Method[]::new);
        this.standardization = request.standardization();
        this.task = request.task();
        this.labelScale = request.labelScale().orElse(Standardization.NONE);
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
                new Network(topology.topology(), parameters.value()),
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
        standardization.apply(block.values(), X.data);
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
            task.writeTargets(labelScale.apply(labels[row]), targets.numCols, targets.data, row * targets.numCols);
        }
    }
}
