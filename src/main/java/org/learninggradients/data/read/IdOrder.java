package org.learninggradients.data.read;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Comparator;
import org.learninggradients.data.read.cell.TextOrder;

/** Row ids in order: integers by value, however long, or texts by code point. */
final class IdOrder implements Comparator<String>, Serializable {
    private static final int ALWAYS_LONG = 18;

    private final boolean integers;

    IdOrder(boolean integers) {
        this.integers = integers;
    }

    @Override
    public int compare(String a, String b) {
        if (!integers) {
            return TextOrder.BY_CODE_POINT.compare(a, b);
        }
        return Math.max(a.length(), b.length()) <= ALWAYS_LONG
                ? Long.compare(Long.parseLong(a), Long.parseLong(b))
                : new BigInteger(a).compareTo(new BigInteger(b));
    }
}
