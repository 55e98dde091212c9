// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.Host;

/// Only what selectors call: files have a channel of their own.
@Substitute("sun.nio.ch.UnixFileDispatcherImpl")
final class FileDispatcherSubstitution {
    @Replace
    static void closeIntFD(int descriptor) {
        Host.sockets().close(descriptor);
    }
}
