package org.learninggradients.run;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.serializer.KryoRegistrator;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.learninggradients.attribute.AttributeWireTypes;
import org.learninggradients.data.DataWireTypes;
import org.learninggradients.train.TrainWireTypes;

/** Registers with Kryo everything that jobs send, for clusters that use Kryo. The rule of wire forms is in {@code spark}'s package. */
public final class WireTypes implements KryoRegistrator {
    /** Types of Java and of Spark. Spark itself forgets to register the rows of {@code Dataset.toLocalIterator}. */
    private static final List<Class<?>> FOREIGN = List.of(
            String[].class,
            int[].class,
            long[].class,
            long[][].class,
            double[].class,
            double[][].class,
            boolean[].class,
            ChunkedByteBuffer[].class);

    @Override
    public void registerClasses(Kryo kryo) {
        Stream.of(FOREIGN, DataWireTypes.ALL, TrainWireTypes.ALL, AttributeWireTypes.ALL)
                .flatMap(List::stream)
                .forEach(kryo::register);
    }
}
