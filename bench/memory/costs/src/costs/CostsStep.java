// SPDX-License-Identifier: Apache-2.0
package costs;

import corto.lang.Address;
import corto.memory.frames.api.Frames;
import corto.memory.pool.Pool;
import corto.platform.api.BootStep;
import corto.platform.x86_64.Processor;

/// Prints `name instructions`: the least of some rounds, divided by their operations.
public final class CostsStep implements BootStep {
    private static final int ROUNDS = 11;
    private static final int TIMES = 400;
    private static final int CELL_BYTES = 192;

    private final long[] kept = new long[TIMES];
    private final Pool pool = new Pool(Frames.FRAMES, CELL_BYTES);

    private interface Operation {
        /// Does it `TIMES` times.
        void run();
    }

    @Override
    public String run() {
        measure("frame", this::frameAndBack);
        measure("frames", this::manyFrames);
        measure("contiguous", this::contiguous);
        measure("cell", this::cellAndBack);
        measure("cells", this::manyCells);
        return null;
    }

    private static void measure(String name, Operation operation) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = Processor.timeStamp();
            operation.run();
            least = Math.min(least, (Processor.timeStamp() - begun) / TIMES);
        }
        System.out.println(name + " " + least);
    }

    private void frameAndBack() {
        for (int i = 0; i < TIMES; i++) {
            Frames.FRAMES.free(Frames.FRAMES.allocate());
        }
    }

    private void manyFrames() {
        for (int i = 0; i < TIMES; i++) {
            kept[i] = Frames.FRAMES.allocate().bits();
        }
        for (int i = 0; i < TIMES; i++) {
            Frames.FRAMES.free(new Address(kept[i]));
        }
    }

    private void contiguous() {
        for (int i = 0; i < TIMES; i++) {
            Address block = Frames.FRAMES.allocateContiguous(8);
            if (!block.isZero()) {
                Frames.FRAMES.freeContiguous(block, 8);
            }
        }
    }

    private void cellAndBack() {
        for (int i = 0; i < TIMES; i++) {
            pool.free(pool.allocate());
        }
    }

    private void manyCells() {
        for (int i = 0; i < TIMES; i++) {
            kept[i] = pool.allocate().bits();
        }
        for (int i = 0; i < TIMES; i++) {
            pool.free(new Address(kept[i]));
        }
    }
}
