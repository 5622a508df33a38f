package org.learninggradients.data.read;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Comparator;
import org.learninggradients.data.read.cell.TextOrder;

/** The order of row ids: integers of any length by value, or texts by code point. */
final class IdOrder implements Comparator<String>, Serializable {
    /** Characters of an integer, sign included, that a long holds in any case: the largest long has 19 digits. */
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
