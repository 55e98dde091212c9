// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// The JDK's form puts its message together with a StringBuilder, which would then be in every image.
@Substitute("jdk.internal.util.ArraysSupport")
final class ArraysSupportSubstitution {
    /// Soft limit of array lengths: some JVMs cannot make longer ones.
    private static final int SOFT_LIMIT = Integer.MAX_VALUE - 8;

    /// The length when the preferred one is too large: the soft limit, or what is needed at least if that is more.
    @Replace
    private static int hugeLength(int oldLength, int minimumGrowth) {
        int needed = oldLength + minimumGrowth;
        if (needed < 0) {
            throw new OutOfMemoryError("Required length exceeds implementation limit");
        }
        return Math.max(needed, SOFT_LIMIT);
    }
}
