// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import corto.lang.With;

/// The JDK's pool, where there are threads, counts its instances in a static field by its offset, which static fields do not have here.
@With(NoThreads.SCHEDULER)
@Substitute("java.util.concurrent.ForkJoinPool")
final class ForkJoinPoolSubstitution {
    private static int count;

    @Replace
    private static int getAndAddPoolIds(int more) {
        int before = count;
        count = before + more;
        return before;
    }
}
