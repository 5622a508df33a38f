package org.learninggradients.learn;

import java.io.Serializable;
import java.util.List;
import org.learninggradients.plan.Side;

/** All rows of a split in blocks, for tasks that train whole trials. Wire form. */
public final class BlockSet implements Serializable {
    private final Block[] training;
    private final Block[] test;

    /** Takes the blocks of both sides, each in any order. */
    public BlockSet(List<Block> training, List<Block> test) {
        this.training = inOrder(training);
        this.test = inOrder(test);
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

    /** The blocks of one side. */
    Block[] of(Side side) {
        return side == Side.TRAIN ? training : test;
    }
}
