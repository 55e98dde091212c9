// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.IOException;
import jdk.internal.corto.Host;

/// What wakes a selector, on the socket service.
@Substitute("sun.nio.ch.EventFD")
final class EventFdSubstitution {
    @Replace
    private static int eventfd0() throws IOException {
        return (int) FileNatives.check(Host.sockets().openEvent(), "eventfd failed");
    }

    @Replace
    private static int set0(int event) throws IOException {
        FileNatives.check(Host.sockets().setEvent(event, true), "write to eventfd failed");
        return Long.BYTES;
    }
}
