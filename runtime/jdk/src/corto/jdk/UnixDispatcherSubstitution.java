// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.FileDescriptor;
import java.io.IOException;
import jdk.internal.corto.Host;

/// Closing of sockets. HotSpot's `preClose` puts a dead descriptor in the place of one that threads may wait for, and then signals them.
@Substitute("sun.nio.ch.UnixDispatcher")
final class UnixDispatcherSubstitution {
    @Replace
    static void init() {}

    @Replace
    private static void close0(FileDescriptor descriptor) throws IOException {
        int number = SocketNatives.number(descriptor);
        if (number >= 0) {
            FileNatives.access().set(descriptor, -1);
            FileNatives.check(Host.sockets().close(number), "Close failed");
        }
    }

    @Replace
    private static void preClose0(FileDescriptor descriptor) {
        Host.sockets().interrupt(SocketNatives.number(descriptor));
    }
}
