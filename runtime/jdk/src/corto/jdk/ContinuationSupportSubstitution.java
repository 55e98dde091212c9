// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// Virtual threads have stacks of their own here: there are no continuations.
@Substitute("jdk.internal.vm.ContinuationSupport")
final class ContinuationSupportSubstitution {
    @Replace
    private static boolean isSupported0() {
        return false;
    }
}
