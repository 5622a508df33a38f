package org.learninggradients.store.folder;

import java.util.Arrays;
import java.util.stream.Stream;

/** Where tests of other packages can end a process that writes. */
public final class FailPoints {
    private FailPoints() {}

    /** Their names. */
    public static Stream<String> names() {
        return Arrays.stream(FailPoint.values()).map(FailPoint::name);
    }
}
