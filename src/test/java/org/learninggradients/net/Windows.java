package org.learninggradients.net;

import org.learninggradients.math.RandomStream;

/** Random images and windows: sizes and strides from 1 to 4, all padding that a window may have. */
public final class Windows {
    private Windows() {}

    public static Shape image(RandomStream stream) {
        return Shape.image(Example.upTo4(stream), Example.upTo4(stream), Example.upTo4(stream));
    }

    /** One that fits the image. */
    public static Window over(Shape image, RandomStream stream) {
        while (true) {
            int height = Example.upTo4(stream);
            int width = Example.upTo4(stream);
            int rows = (int) (height * stream.nextDouble());
            int columns = (int) (width * stream.nextDouble());
            if (height <= image.height() + 2 * rows && width <= image.width() + 2 * columns) {
                return new Window(height, width, Example.upTo4(stream), Example.upTo4(stream), rows, columns);
            }
        }
    }
}
