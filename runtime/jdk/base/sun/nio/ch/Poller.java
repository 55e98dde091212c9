// SPDX-License-Identifier: Apache-2.0
package sun.nio.ch;

import java.util.function.BooleanSupplier;
import jdk.internal.corto.Host;

/// Waiting of virtual threads, which are threads like others here: they wait for themselves, until they are interrupted.
public abstract class Poller {
    private Poller() {}

    /// Until the descriptor may be ready for `events`, `nanos` are over (0: never) or it is closed.
    static void poll(int descriptor, int events, long nanos, BooleanSupplier isOpen) {
        Host.sockets().poll(descriptor, events, nanos == 0 ? -1 : nanos, true);
    }

    static void pollSelector(int epoll, long nanos) {
        Host.sockets().poll(epoll, Net.POLLIN, nanos == 0 ? -1 : nanos, true);
    }

    /// The socket has been shut down: who waits for it knows.
    static void stopPoll(int descriptor, int events) {}

    /// Before it is closed.
    static void stopPoll(int descriptor) {
        Host.sockets().interrupt(descriptor);
    }
}
