// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random operations against a model, with all block sizes and small caches. `-D ext2.operations=N` makes it longer, `-D ext2.seed=S` begins elsewhere.
class ModelTest {
    private static final int OPERATIONS = Integer.getInteger("ext2.operations", 20_000);
    private static final int SEED = Integer.getInteger("ext2.seed", 1);
    private static final int PER_IMAGE = 5_000;

    @Test
    void random_operations_do_what_the_model_does_and_e2fsck_agrees() {
        for (int done = 0, seed = SEED; done < OPERATIONS; done += PER_IMAGE, seed++) {
            oneImage(seed);
        }
    }

    private static void oneImage(int seed) {
        Random random = new Random(seed);
        TestDisk test = new TestDisk();
        test.cacheBytes = random.nextBoolean() ? 64 << 10 : 512 << 10;
        test.mostPages = random.nextBoolean() ? 16 : 400;
        int blockBytes = 1024 << random.nextInt(3);
        int inodeBytes = random.nextBoolean() ? 128 : 256;
        test.mount(TestDisk.make(16 << 10, "-t", random.nextInt(4) == 0 ? "ext3" : "ext2", "-b", Integer.toString(blockBytes), "-I", Integer.toString(inodeBytes),
                "-g", Integer.toString(random.nextBoolean() ? 8192 : 2048)));
        RandomOperations operations = new RandomOperations(test, random, 6 << 20, RandomOperations.Witness.NONE);
        try {
            for (int i = 1; i <= PER_IMAGE; i++) {
                operations.one();
                if (random.nextInt(500) == 0) {
                    test.sync();
                }
                if (random.nextInt(1500) == 0) {
                    operations.closeAll();
                    test.sync();
                    test.remount();
                }
            }
            operations.compareAll();
            operations.closeAll();
            test.syncAndCheck("seed " + seed);
            test.remount();
            operations.compareAll();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-D ext2.seed=" + seed + " (" + test.fileSystem.damage() + ")", e);
        }
    }
}
