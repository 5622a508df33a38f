package org.learninggradients.attribution;

import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Completeness;
import org.learninggradients.attribution.method.Examples;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodPass;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;

/**
 * Attributes blocks of rows by one method. Call {@link #reshape}, fill {@link #inputs} and what else the method uses, call {@link
 * #attribute()}, and read the results. A row's numbers do not depend on the rows beside it. They do not to the bit with {@link
 * org.learninggradients.math.JavaProducts}. Scratch memory, reused from block to block; one thread's.
 */
public final class Attributor {
    /** Largest error that rounding may leave, as a share of the magnitudes that are added up. */
    private static final double ROUNDING = 1e-9;

    private final Method method;
    private final Network network;
    private final OptionalInt unit;
    private final MethodPass pass;
    private final Examples examples;
    private final DMatrixRMaj attributions;
    private final double[] referenceOutputs;

    /**
     * An attributor for the network with its present parameters; changed parameters need a new one.
     *
     * @throws IllegalArgumentException when the method cannot attribute this target; the message says why
     */
    public Attributor(Method method, AttributionTarget target, Products products) {
        this.method = method;
        this.network = target.attributedNetwork();
        this.unit = target.unit();
        this.pass = method.pass(target, products);
        this.examples = new Examples(network, products);
        this.attributions = new DMatrixRMaj(1, network.topology().inputs());
        this.referenceOutputs = meanOutputs(network, target.references(), products);
    }

    private static double[] meanOutputs(Network network, DMatrixRMaj references, Products products) {
        Trace trace = new Trace(network.topology(), products);
        trace.reshape(references.numRows);
        trace.inputs().setTo(references);
        trace.forward(network.parameters());
        double[] means = new double[network.topology().outputs()];
        for (int output = 0; output < means.length; output++) {
            for (int reference = 0; reference < references.numRows; reference++) {
                means[output] += trace.outputs().get(reference, output);
            }
            means[output] /= references.numRows;
        }
        return means;
    }

    /** Makes room for this many rows. What was there is lost. */
    public void reshape(int count) {
        examples.reshape(count);
        attributions.reshape(count, attributions.numCols);
    }

    /** X [n, inputs], to be filled before {@link #attribute()}. */
    public DMatrixRMaj inputs() {
        return examples.X();
    }

    /** T [n, outputs], to be filled before {@link #attribute()} where the method {@link Method#usesTargets}. */
    public DMatrixRMaj targets() {
        return examples.targets();
    }

    /** Each row's number in the data, at least n long, to be filled where the method {@link Method#usesRows}. */
    public long[] rows() {
        return examples.rows();
    }

    /** Attributes the rows, each at the target's unit. */
    public void attribute() {
        examples.trace().forward(network.parameters());
        DMatrixRMaj outputs = outputs();
        for (int row = 0; row < examples.count(); row++) {
            examples.units()[row] = unit.isPresent() ? unit.getAsInt() : largest(outputs, row);
        }
        pass.attribute(examples, attributions);
    }

    /**
     * Attributes the rows, each at its own output unit instead of the target's.
     *
     * @param units of the rows, at least n. Not modified.
     * @throws IllegalArgumentException when the network has no such unit
     */
    public void attribute(int[] units) {
        for (int row = 0; row < examples.count(); row++) {
            AttributionTarget.checkUnit(network, units[row]);
            examples.units()[row] = units[row];
        }
        examples.trace().forward(network.parameters());
        pass.attribute(examples, attributions);
    }

    private static int largest(DMatrixRMaj outputs, int row) {
        int largest = 0;
        for (int output = 1; output < outputs.numCols; output++) {
            if (outputs.get(row, output) > outputs.get(row, largest)) {
                largest = output;
            }
        }
        return largest;
    }

    /** The attribution of each input [n, inputs]. */
    public DMatrixRMaj attributions() {
        return attributions;
    }

    /** The outputs of the attributed network for the rows [n, outputs]. */
    public DMatrixRMaj outputs() {
        return examples.trace().outputs();
    }

    /** The output unit that was attributed in this row. */
    public int unit(int row) {
        return examples.units()[row];
    }

    /** out(x): the value of the row that was attributed. */
    public double output(int row) {
        return outputs().get(row, unit(row));
    }

    /** out(reference), the mean over references; NaN where the method takes none. */
    public double referenceOutput(int row) {
        return method.usesReferences() ? referenceOutputs[unit(row)] : Double.NaN;
    }

    /** |Σ attributions − (out(x) − out(reference))|; NaN where the method does not promise it to vanish. */
    public double completenessError(int row) {
        return method.completeness() == Completeness.NONE
                ? Double.NaN
                : Math.abs(sum(row) - (output(row) - referenceOutput(row)));
    }

    /**
     * Whether an {@link Completeness#EXACT exact} method is off by more than rounding may leave, 1e-9 (|out(x)| + |out(r)| +
     * Σ|attributions|), or that bound is not finite.
     */
    public boolean isIncomplete(int row) {
        if (method.completeness() != Completeness.EXACT) {
            return false;
        }
        double bound = ROUNDING * (Math.abs(output(row)) + Math.abs(referenceOutput(row)) + sumOfMagnitudes(row));
        return !(completenessError(row) <= bound && bound <= Double.MAX_VALUE);
    }

    private double sum(int row) {
        double sum = 0;
        for (int input = 0; input < attributions.numCols; input++) {
            sum += attributions.data[row * attributions.numCols + input];
        }
        return sum;
    }

    private double sumOfMagnitudes(int row) {
        double sum = 0;
        for (int input = 0; input < attributions.numCols; input++) {
            sum += Math.abs(attributions.data[row * attributions.numCols + input]);
        }
        return sum;
    }
}
