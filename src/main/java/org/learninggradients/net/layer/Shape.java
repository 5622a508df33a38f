package org.learninggradients.net.layer;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The form of one example between two layers: a vector, or an image of channels, height and width. An image lies in a row of a
 * matrix channel by channel, row by row; a signal is an image of height 1.
 *
 * @param sizes one number, or channels, height and width
 */
public record Shape(List<Integer> sizes) implements Serializable {
    public Shape {
        sizes = List.copyOf(sizes);
        boolean isPossible = sizes.size() == 1 || sizes.size() == 3;
        int most = Integer.MAX_VALUE;
        for (int size : sizes) {
            isPossible &= size >= 1 && size <= most;
            most /= Math.max(size, 1);
        }
        if (!isPossible) {
            throw new IllegalArgumentException(
                    "a shape is one size, or channels, height and width, each at least 1 and at most "
                            + Integer.MAX_VALUE + " values, not " + sizes);
        }
    }

    /** The shape of a vector. */
    public static Shape vector(int size) {
        return new Shape(List.of(size));
    }

    /** The shape of an image. */
    public static Shape image(int channels, int height, int width) {
        return new Shape(List.of(channels, height, width));
    }

    /** The shape that {@link #toString} describes. IllegalArgumentException when it describes none. */
    public static Shape parse(String description) {
        try {
            return new Shape(Arrays.stream(description.split("x", -1))
                    .map(Integer::valueOf)
                    .toList());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a shape is one size, or channels, height and width as in 3x28x28, not '" + description + "'", e);
        }
    }

    /** Whether it has channels, height and width. */
    public boolean isImage() {
        return sizes.size() == 3;
    }

    /** The channels of an image. */
    public int channels() {
        return sizes.get(0);
    }

    /** The rows of an image. */
    public int height() {
        return sizes.get(1);
    }

    /** The columns of an image. */
    public int width() {
        return sizes.get(2);
    }

    /** How many values an example has. */
    public int size() {
        return isImage() ? channels() * height() * width() : sizes.get(0);
    }

    /** Refuses another shape than this one, which is what {@code layer} takes. */
    void check(String layer, Shape given) {
        if (!equals(given)) {
            throw new IllegalArgumentException(layer + " takes " + this + " inputs but is given " + given);
        }
    }

    /** The sizes, as in {@code 30} or {@code 3x28x28}. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
