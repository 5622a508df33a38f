package org.learninggradients.data.split;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.learninggradients.learn.Block;
import scala.Tuple2;

/** Joins consecutive parts of blocks, given in row order, to whole blocks. */
final class BlockAssembler implements Iterator<Block> {
    private final Iterator<Tuple2<Long, Block>> parts;
    private @Nullable Block ahead;

    BlockAssembler(Iterator<Tuple2<Long, Block>> parts) {
        this.parts = parts;
        this.ahead = nextPart();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Block next() {
        Block first = ahead;
        if (first == null) {
            throw new NoSuchElementException("no block is left");
        }
        List<Block> block = new ArrayList<>();
        Block part = first;
        while (part != null && part.index() == first.index()) {
            block.add(part);
            part = nextPart();
        }
        ahead = part;
        return block.size() == 1 ? first : Block.joined(block);
    }

    private @Nullable Block nextPart() {
        return parts.hasNext() ? parts.next()._2() : null;
    }
}
