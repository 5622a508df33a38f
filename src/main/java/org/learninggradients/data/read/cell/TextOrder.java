package org.learninggradients.data.read.cell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of texts, the same in every locale. */
public final class TextOrder {
    /** Texts by code point, which is the order of their UTF-8 bytes too. */
    public static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private TextOrder() {}
}
