package org.learninggradients.net.layer;

import java.util.Arrays;

/**
 * A window that slides over the rows and columns of an image. It has a size, a stride, and as many rows and columns of padding beyond
 * each edge. All its positions lie within image and padding.
 */
public record Window(int height, int width, int rowStride, int columnStride, int rowPadding, int columnPadding) {
    /** Largest size, stride and padding: their sums, with an image's rows or columns too, stay below the limit of an int. */
    private static final int MOST = 1 << 20;

    /** Most rows or columns of an image, for the same reason. */
    private static final int LARGEST_IMAGE = 1 << 30;

    /** A visitor of the positions of the window. */
    @FunctionalInterface
    public interface View {
        /**
         * Visits position {@code output}, at which the window sees {@code rows} × {@code columns} values of the image. The first
         * value has the index {@code first}.
         */
        void at(int output, int first, int rows, int columns);
    }

    public Window {
        check("size", 1, height, width);
        check("stride", 1, rowStride, columnStride);
        check("padding", 0, rowPadding, columnPadding);
        long values = (long) height * width;
        if (values > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a window of " + height + "x" + width + " has " + values
                    + " values; at most " + Integer.MAX_VALUE + " can be");
        }
    }

    /** Refuses so much padding that the window could see nothing of the image. */
    void checkSight() {
        if (rowPadding >= height || columnPadding >= width) {
            throw new IllegalArgumentException("padding " + rowPadding + "x" + columnPadding
                    + " is not smaller than the window, " + height + "x" + width);
        }
    }

    private static void check(String what, int least, int rows, int columns) {
        if (Math.min(rows, columns) < least || Math.max(rows, columns) > MOST) {
            throw new IllegalArgumentException(
                    "a window's " + what + " is from " + least + " to " + MOST + ", not " + rows + "x" + columns);
        }
    }

    /** A window that sees the whole of an image, once. */
    static Window whole(Shape image) {
        return new Window(image.height(), image.width(), 1, 1, 0, 0);
    }

    /** The window that {@link #toString} describes. */
    public static Window parse(String description) {
        int[] numbers = Arrays.stream(description.split("[x/+]"))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Window(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    /** Whether there is any padding. */
    boolean isPadded() {
        return rowPadding > 0 || columnPadding > 0;
    }

    /** How many positions it has from top to bottom of an image. */
    public int rows(Shape image) {
        return (image.height() + 2 * rowPadding - height) / rowStride + 1;
    }

    /** How many positions it has from left to right of an image. */
    public int columns(Shape image) {
        return (image.width() + 2 * columnPadding - width) / columnStride + 1;
    }

    /** The shape [channels, rows, columns] of one value a position. IllegalArgumentException when the window does not fit. */
    Shape over(Shape image, int channels) {
        if (!image.isImage()) {
            throw new IllegalArgumentException("a window slides over an image but is given a vector of " + image);
        }
        if (Math.max(image.height(), image.width()) > LARGEST_IMAGE) {
            throw new IllegalArgumentException(
                    "a window slides over at most " + LARGEST_IMAGE + " rows and columns, not an image of " + image);
        }
        if (height > image.height() + 2 * rowPadding || width > image.width() + 2 * columnPadding) {
            throw new IllegalArgumentException("a window of " + height + "x" + width + " does not fit an image of "
                    + image + " with padding " + rowPadding + "x" + columnPadding);
        }
        return Shape.image(channels, rows(image), columns(image));
    }

    /**
     * Visits all positions in {@code planes} planes [height, width] that lie one after the other: plane by plane, row by row. At each
     * position the window sees a part of the plane.
     */
    public void slide(int planes, int imageHeight, int imageWidth, View view) {
        int output = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int top = -rowPadding; top + height <= imageHeight + rowPadding; top += rowStride) {
                int row = Math.max(top, 0);
                int rows = Math.min(top + height, imageHeight) - row;
                for (int left = -columnPadding; left + width <= imageWidth + columnPadding; left += columnStride) {
                    int column = Math.max(left, 0);
                    int columns = Math.min(left + width, imageWidth) - column;
                    view.at(output++, (plane * imageHeight + row) * imageWidth + column, rows, columns);
                }
            }
        }
    }

    /** Size, stride and padding, as in {@code 3x3/2x2+1x1}. */
    @Override
    public String toString() {
        return height + "x" + width + "/" + rowStride + "x" + columnStride + "+" + rowPadding + "x" + columnPadding;
    }
}
