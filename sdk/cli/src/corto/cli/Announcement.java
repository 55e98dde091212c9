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

/// Says where a guest can be reached: at once, or, where it is known how to ask, when it answers. `--quiet` leaves that out, and asking too.
final class Announcement implements AutoCloseable {
    private final List<AnswerWatch> watches = new ArrayList<>();
    private final CountDownLatch unanswered;

    private Announcement(int asked) {
        unanswered = new CountDownLatch(asked);
    }

    static Announcement of(String title, List<NetworkOptions.Endpoint> endpoints) {
        List<NetworkOptions.Endpoint> told = Progress.isSilent() ? List.of() : endpoints;
        Announcement announcement = new Announcement((int) told.stream().filter(Announcement::isAsked).count());
        told.forEach(endpoint -> announcement.add(title, endpoint));
        return announcement;
    }

    private static boolean isAsked(NetworkOptions.Endpoint endpoint) {
        return endpoint.mapping().protocol() == PortMapping.Protocol.HTTP;
    }

    private void add(String title, NetworkOptions.Endpoint endpoint) {
        if (isAsked(endpoint)) {
            watches.add(AnswerWatch.start(endpoint.host(), endpoint.port(), after -> {
                Progress.note(String.format(Locale.ROOT, "%s answers after %.2f s", endpoint.url(), after.toNanos() / 1e9));
                unanswered.countDown();
            }));
        } else {
            Progress.note((endpoint.mapping().isUdp() ? "UDP port " : "port ") + endpoint.port() + " of " + endpoint.host() + " leads to port " + endpoint.mapping().guestPort() + " of " + title);
        }
    }

    /// Waits until all have answered that are asked, at most so long. Whether they have.
    boolean await(long millis) throws InterruptedException {
        return unanswered.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watches.forEach(AnswerWatch::close);
    }
}
