package org.learninggradients.attribution.method;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Shape;

/**
 * out(x) − out(x with a window set to the reference), the mean over all windows that hide the input (Zeiler &amp; Fergus 2013, arXiv
 * 1311.2901), and over references. The window moves by one value at a time and stays inside the input.
 *
 * @param window channels, height and width, or the length for a vector, which counts as an image of one row
 */
record Occlusion(Shape window) implements Method {
    @Override
    public String label() {
        return "occlusion";
    }

    @Override
    public boolean usesReferences() {
        return true;
    }

    @Override
    public MethodPass pass(AttributionTarget target, Products products) {
        Network network = target.attributedNetwork();
        Shape input = network.topology().inputShape();
        Shape image = image(input);
        Shape hidden = image(window);
        if (hidden.channels() > image.channels()
                || hidden.height() > image.height()
                || hidden.width() > image.width()) {
            throw new IllegalArgumentException("a window of " + window + " does not fit inputs of " + input);
        }
        int[] cells = cells(image, hidden.channels(), hidden.height(), hidden.width());
        int[] corners = cells(
                image,
                image.channels() - hidden.channels() + 1,
                image.height() - hidden.height() + 1,
                image.width() - hidden.width() + 1);
        return new Pass(network, target.references(), corners, cells, products);
    }

    private static Shape image(Shape shape) {
        return shape.isImage() ? shape : Shape.image(1, 1, shape.size());
    }

    /** The inputs of the first channels, rows and columns. */
    private static int[] cells(Shape image, int channels, int height, int width) {
        int[] cells = new int[channels * height * width];
        int next = 0;
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    cells[next++] = (c * image.height() + y) * image.width() + x;
                }
            }
        }
        return cells;
    }

    private static final class Pass implements MethodPass {
        private final Network network;
        private final DMatrixRMaj references;

        /** The first input that each window hides. */
        private final int[] corners;

        /** The inputs that a window hides, counted from its corner. */
        private final int[] cells;

        private final Trace trace;

        /** How often each input is hidden. */
        private final int[] counts;

        Pass(Network network, DMatrixRMaj references, int[] corners, int[] cells, Products products) {
            this.network = network;
            this.references = references;
            this.corners = corners;
            this.cells = cells;
            this.trace = new Trace(network.topology(), products);
            this.counts = new int[references.numCols];
            for (int corner : corners) {
                for (int cell : cells) {
                    counts[corner + cell] += references.numRows;
                }
            }
        }

        @Override
        public void attribute(Examples examples, DMatrixRMaj attributions) {
            trace.reshape(examples.count());
            trace.inputs().setTo(examples.X());
            attributions.zero();
            for (int reference = 0; reference < references.numRows; reference++) {
                for (int corner : corners) {
                    hide(corner, reference);
                    trace.forward(network.parameters());
                    addDrop(examples, corner, attributions);
                    show(corner, examples.X());
                }
            }
            for (int i = 0; i < attributions.getNumElements(); i++) {
                attributions.data[i] /= counts[i % counts.length];
            }
        }

        private void hide(int corner, int reference) {
            for (int row = 0; row < trace.inputs().numRows; row++) {
                for (int cell : cells) {
                    trace.inputs().set(row, corner + cell, references.get(reference, corner + cell));
                }
            }
        }

        private void show(int corner, DMatrixRMaj X) {
            for (int row = 0; row < X.numRows; row++) {
                for (int cell : cells) {
                    trace.inputs().set(row, corner + cell, X.get(row, corner + cell));
                }
            }
        }

        private void addDrop(Examples examples, int corner, DMatrixRMaj attributions) {
            for (int row = 0; row < examples.count(); row++) {
                int unit = examples.units()[row];
                double drop = examples.trace().outputs().get(row, unit)
                        - trace.outputs().get(row, unit);
                for (int cell : cells) {
                    attributions.add(row, corner + cell, drop);
                }
            }
        }
    }
}
