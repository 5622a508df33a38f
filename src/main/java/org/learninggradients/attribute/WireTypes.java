package org.learninggradients.attribute;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import org.apache.spark.serializer.KryoRegistrator;

/** What explaining sends over the wire, for clusters that use Kryo. */
public final class WireTypes implements KryoRegistrator {
    private static final List<Class<?>> TYPES = List.of(AttributedBlock.class, CompletenessTally.class, long[][].class);

    @Override
    public void registerClasses(Kryo kryo) {
        TYPES.forEach(kryo::register);
    }
}
