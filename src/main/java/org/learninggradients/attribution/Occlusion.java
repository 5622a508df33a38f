package org.learninggradients.attribution;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Shape;
import org.learninggradients.net.Trace;

/**
 * out(x) − out(x with a window set to the reference), the mean over all windows that hide the input (Zeiler &amp; Fergus 2013, arXiv
 * 1311.2901), and over references. The window moves by one value at a time and stays inside the input.
 *
 * @param window channels, height and width; or so many values in a row. A vector counts as an image of one row.
 */
public record Occlusion(Shape window) implements Method {
    @Override
    public String label() {
        return "occlusion";
    }

    @Override
    public boolean usesReferences() {
        return true;
    }

    @Override
    public Attribution attribution(Subject subject, Products products) {
        Network network = subject.explainedNetwork();
        return new AtWork(
                network, subject.references(), windows(network.topology().shape(0)), products);
    }

    /** The inputs that each window hides. */
    private List<int[]> windows(Shape input) {
        Shape image = image(input);
        Shape hidden = image(window);
        if (hidden.channels() > image.channels()
                || hidden.height() > image.height()
                || hidden.width() > image.width()) {
            throw new IllegalArgumentException("a window of " + window + " does not fit inputs of " + input);
        }
        List<int[]> windows = new ArrayList<>();
        for (int c = 0; c + hidden.channels() <= image.channels(); c++) {
            for (int y = 0; y + hidden.height() <= image.height(); y++) {
                for (int x = 0; x + hidden.width() <= image.width(); x++) {
                    windows.add(cells(image, hidden, (c * image.height() + y) * image.width() + x));
                }
            }
        }
        return windows;
    }

    private static Shape image(Shape shape) {
        return shape.isImage() ? shape : Shape.image(1, 1, shape.size());
    }

    private static int[] cells(Shape image, Shape hidden, int first) {
        int[] cells = new int[hidden.size()];
        int next = 0;
        for (int c = 0; c < hidden.channels(); c++) {
            for (int y = 0; y < hidden.height(); y++) {
                for (int x = 0; x < hidden.width(); x++) {
                    cells[next++] = first + (c * image.height() + y) * image.width() + x;
                }
            }
        }
        return cells;
    }

    private static final class AtWork implements Attribution {
        private final Network network;
        private final DMatrixRMaj references;
        private final List<int[]> windows;
        private final Trace trace;

        /** How often each input is hidden. */
        private final int[] counts;

        AtWork(Network network, DMatrixRMaj references, List<int[]> windows, Products products) {
            this.network = network;
            this.references = references;
            this.windows = windows;
            this.trace = new Trace(network.topology(), products);
            this.counts = new int[references.numCols];
            for (int[] cells : windows) {
                for (int cell : cells) {
                    counts[cell] += references.numRows;
                }
            }
        }

        @Override
        public void attribute(Examples examples, DMatrixRMaj attributions) {
            trace.reshape(examples.count());
            trace.inputs().setTo(examples.X());
            attributions.zero();
            for (int reference = 0; reference < references.numRows; reference++) {
                for (int[] cells : windows) {
                    hide(cells, reference);
                    trace.forward(network.parameters(), 0);
                    addDrop(examples, cells, attributions);
                    show(cells, examples.X());
                }
            }
            for (int i = 0; i < attributions.getNumElements(); i++) {
                attributions.data[i] /= counts[i % counts.length];
            }
        }

        private void hide(int[] cells, int reference) {
            for (int row = 0; row < trace.inputs().numRows; row++) {
                for (int cell : cells) {
                    trace.inputs().set(row, cell, references.get(reference, cell));
                }
            }
        }

        private void show(int[] cells, DMatrixRMaj X) {
            for (int row = 0; row < X.numRows; row++) {
                for (int cell : cells) {
                    trace.inputs().set(row, cell, X.get(row, cell));
                }
            }
        }

        private void addDrop(Examples examples, int[] cells, DMatrixRMaj attributions) {
            for (int row = 0; row < examples.count(); row++) {
                int unit = examples.units()[row];
                double drop = examples.trace().outputs().get(row, unit)
                        - trace.outputs().get(row, unit);
                for (int cell : cells) {
                    attributions.add(row, cell, drop);
                }
            }
        }
    }
}
