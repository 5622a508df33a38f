package org.learninggradients.explain;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import org.apache.spark.serializer.KryoRegistrator;

/** What explaining sends over the wire, for clusters that use Kryo. */
public final class WireTypes implements KryoRegistrator {
    private static final List<Class<?>> TYPES = List.of(ExplainedBlock.class, Tally.class, long[][].class);

    @Override
    public void registerClasses(Kryo kryo) {
        TYPES.forEach(kryo::register);
    }
}
