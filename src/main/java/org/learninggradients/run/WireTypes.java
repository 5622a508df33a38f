package org.learninggradients.run;

import com.esotericsoftware.kryo.Kryo;
import org.apache.spark.serializer.KryoRegistrator;

/** What runs send over the wire, for clusters that use Kryo: the value of {@code spark.kryo.registrator}. */
public final class WireTypes implements KryoRegistrator {
    @Override
    public void registerClasses(Kryo kryo) {
        new org.learninggradients.train.WireTypes().registerClasses(kryo);
        new org.learninggradients.attribute.WireTypes().registerClasses(kryo);
    }
}
