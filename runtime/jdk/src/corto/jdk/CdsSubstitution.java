// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;

/// HotSpot's archive of class data, which an image does not have: the image heap is one.
@Substitute("jdk.internal.misc.CDS")
final class CdsSubstitution {
    /// Chosen so that ImmutableCollections iterates forwards (see README): images repeat, and HotSpot's own order changes from run to run.
    private static final long SEED = 0x1_0000;

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    private static int getCDSConfigStatus() {
        return 0;
    }

    @Replace
    public static boolean isLoggingLambdaFormInvokers() {
        return false;
    }

    @Replace
    public static boolean isDumpingArchive() {
        return false;
    }

    @Replace
    public static boolean isUsingArchive() {
        return false;
    }

    @Replace
    public static boolean isDumpingStaticArchive() {
        return false;
    }

    @Replace
    public static void initializeFromArchive(Class<?> type) {}

    @Replace
    public static long getRandomSeedForDumping() {
        return SEED;
    }

    @Replace
    public static void keepAlive(Object object) {}

    @Replace
    public static boolean needsClassInitBarrier(Class<?> type) {
        return false;
    }
}
