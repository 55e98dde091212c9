// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;

/// There is no pool, and who asks how parallel it is hears so (BigInteger does before it splits its work).
@Substitute("java.util.concurrent.ForkJoinPool")
final class ForkJoinPoolSubstitution {
    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static int getCommonPoolParallelism() {
        return 1;
    }
}
