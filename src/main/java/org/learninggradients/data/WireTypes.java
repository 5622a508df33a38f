package org.learninggradients.data;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import org.apache.spark.serializer.KryoRegistrator;
import org.learninggradients.data.encode.ColumnRanges;
import org.learninggradients.data.encode.LabelEncoding;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ChunkOrder;
import org.learninggradients.data.read.ChunkSummary;
import org.learninggradients.data.read.OneRow;
import org.learninggradients.data.read.RowDigest;
import org.learninggradients.data.read.cell.BadCell;
import org.learninggradients.data.read.cell.BadCells;
import org.learninggradients.data.read.cell.LabelCells;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.data.read.csv.ByteRanges;
import org.learninggradients.data.split.Assignment;
import org.learninggradients.learn.Block;
import org.learninggradients.math.OrderedSum;
import org.learninggradients.net.Task;

/** Registers with Kryo the types that reading and splitting send over the wire. */
public final class WireTypes implements KryoRegistrator {
    private static final List<Class<?>> TYPES = List.of(
            double[][].class,
            OrderedSum.class,
            Task.class,
            Assignment.class,
            BadCell.class,
            BadCell[].class,
            BadCells.class,
            Block.class,
            Block[].class,
            ByteRanges.class,
            Chunk.class,
            Chunk[].class,
            ChunkOrder.class,
            ChunkSummary.class,
            ChunkSummary[].class,
            ColumnRanges.class,
            LabelCells.class,
            LabelCounts.class,
            LabelEncoding.class,
            OneRow.class,
            RowDigest.class);

    @Override
    public void registerClasses(Kryo kryo) {
        TYPES.forEach(kryo::register);
    }
}
