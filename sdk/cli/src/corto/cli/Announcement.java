// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Progress;
import corto.manifest.PortMapping;
import corto.runners.AnswerWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/// Says where a guest can be reached: when it answers HTTP, or when the program listens at a port of TCP; ports of UDP at once. `--quiet` leaves that out, and asking too.
final class Announcement implements AutoCloseable {
    private static final long POLL_MILLIS = 10;

    private final List<AnswerWatch> watches = new ArrayList<>();
    private final IntPredicate listening;
    private final CountDownLatch unanswered;
    private volatile boolean closed;

    private Announcement(int awaited, IntPredicate listening) {
        this.listening = listening;
        unanswered = new CountDownLatch(awaited);
    }

    /// @param listening whether the program listens at a port of TCP
    static Announcement of(String title, List<NetworkOptions.Endpoint> endpoints, IntPredicate listening) {
        List<NetworkOptions.Endpoint> told = Progress.isSilent() ? List.of() : endpoints;
        Announcement announcement = new Announcement((int) told.stream().filter(endpoint -> !endpoint.mapping().isUdp()).count(), listening);
        told.forEach(endpoint -> announcement.add(title, endpoint));
        return announcement;
    }

    private void add(String title, NetworkOptions.Endpoint endpoint) {
        if (endpoint.mapping().protocol() == PortMapping.Protocol.HTTP) {
            watches.add(AnswerWatch.start(endpoint.host(), endpoint.port(), after -> {
                Progress.note(String.format(Locale.ROOT, "%s answers after %.2f s", endpoint.url(), after.toNanos() / 1e9));
                unanswered.countDown();
            }));
        } else if (endpoint.mapping().isUdp()) {
            Progress.note("UDP " + leads(title, endpoint));
        } else {
            Thread.ofVirtual().start(() -> awaitListener(title, endpoint));
        }
    }

    private void awaitListener(String title, NetworkOptions.Endpoint endpoint) {
        try {
            while (!closed) {
                if (listening.test(endpoint.mapping().guestPort())) {
                    Progress.note(leads(title, endpoint));
                    unanswered.countDown();
                    return;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            // Nobody waits any more.
        }
    }

    private static String leads(String title, NetworkOptions.Endpoint endpoint) {
        return "port " + endpoint.port() + " of " + endpoint.host() + " leads to port " + endpoint.mapping().guestPort() + " of " + title;
    }

    /// Waits until all have answered that are asked, at most so long. Whether they have.
    boolean await(long millis) throws InterruptedException {
        return unanswered.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        watches.forEach(AnswerWatch::close);
    }
}
