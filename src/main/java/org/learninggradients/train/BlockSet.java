package org.learninggradients.train;

import java.io.Serializable;
import java.util.List;
import org.learninggradients.data.Block;
import org.learninggradients.data.Split;
import org.learninggradients.plan.Rows;

/** All rows of a split, for tasks that train whole trials. Wire form. */
final class BlockSet implements Serializable {
    private final Block[] training;
    private final Block[] test;

    /** Collects the blocks of a split. */
    BlockSet(Split split) {
        this.training = inOrder(split.training().collect());
        this.test = inOrder(split.test().collect());
    }

    private static Block[] inOrder(List<Block> blocks) {
        Block[] ordered = new Block[blocks.size()];
        blocks.forEach(block -> ordered[block.index()] = block);
        return ordered;
    }

    Block[] training() {
        return training;
    }

    Block[] test() {
        return test;
    }

    /** Those of one side. */
    Block[] of(Rows side) {
        return side == Rows.TRAIN ? training : test;
    }
}
