// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import java.io.IOException;
import jdk.internal.corto.Host;

/// epoll(7), on the socket service.
@Substitute("sun.nio.ch.EPoll")
final class EpollSubstitution {
    private static final long NANOS_PER_MILLI = 1_000_000;

    // struct epoll_event
    private static final int SIZE = 12;
    private static final int DATA = 4;

    @Replace
    private static int eventSize() {
        return SIZE;
    }

    @Replace
    private static int eventsOffset() {
        return 0;
    }

    @Replace
    private static int dataOffset() {
        return DATA;
    }

    @Replace
    static int create() throws IOException {
        return (int) FileNatives.check(Host.sockets().openEpoll(), "epoll_create failed");
    }

    /// 0, or an errno.
    @Replace
    static int ctl(int epoll, int operation, int descriptor, int events) {
        Result result = Host.sockets().control(epoll, operation, descriptor, events);
        return result.isError() ? result.errno() : 0;
    }

    /// `timeout` in milliseconds, −1 for ever.
    @Replace
    static int wait(int epoll, long to, int most, int timeout) throws IOException {
        return (int) FileNatives.check(Host.sockets().wait(epoll, new Address(to), most, timeout * NANOS_PER_MILLI), "epoll_wait failed");
    }
}
