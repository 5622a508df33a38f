package org.learninggradients.attribute;

import java.util.List;

/** Types that attribution sends over the wire. */
public final class AttributeWireTypes {
    /** All of them, for a registrator. */
    public static final List<Class<?>> ALL = List.of(AttributedBlock.class, CompletenessTally.class);

    private AttributeWireTypes() {}
}
