// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.lang.ref.Cleaner;
import java.util.concurrent.ThreadFactory;

/// Phantom references are never cleared, so a cleaner's thread would wait for ever: there is none. `Cleanable.clean` works.
@Substitute("jdk.internal.ref.CleanerImpl")
final class CleanerImplSubstitution {
    @Replace
    public void start(Cleaner cleaner, ThreadFactory factory) {}
}
