// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static corto.tests.net.NetworkNamespace.GUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// nginx and redis under load from this host's Linux: no request fails. See [LinuxPeer].
class LinuxPeerLoadTest {
    @TestFactory
    Stream<DynamicTest> tests() {
        return LinuxPeer.IS_CHOSEN ? Stream.of(dynamicTest("nginx under load", LinuxPeerLoadTest::load), dynamicTest("redis-benchmark", LinuxPeerLoadTest::redis)) : Stream.of();
    }

    /// Whoever makes the load.
    private static void load() throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.start(network, "nginx", "answers after", NetworkNamespace.OPTIONS)) {
            String url = "http://" + GUEST + "/";
            int requests = LinuxPeer.IS_LONG ? 1_000_000 : 20_000;
            NetworkNamespace.Ended kept = network.run(LinuxPeer.LIMIT, "ab", "-q", "-k", "-n", Integer.toString(requests), "-c", "30", url);
            NetworkNamespace.Ended fresh = network.run(LinuxPeer.LIMIT, "ab", "-q", "-n", Integer.toString(requests / 10), "-c", "30", url);
            NetworkNamespace.Ended wrk = network.run(LinuxPeer.LIMIT, "wrk", "-t", "1", "-c", "30", "-d", LinuxPeer.IS_LONG ? "120s" : "10s", url);

            for (NetworkNamespace.Ended ended : List.of(kept, fresh)) {
                assertThat(ended.output()).containsPattern("Failed requests: +0\n").doesNotContain("Non-2xx");
            }
            assertThat(number(kept.output(), "Complete requests: +(\\d+)")).isEqualTo(requests);
            assertThat(wrk.output()).contains("Requests/sec").doesNotContain("Socket errors", "Non-2xx");
            System.out.printf(Locale.ROOT, "nginx: %d requests over kept connections and %d over new ones, wrk %d: none failed%n", requests, requests / 10, number(wrk.output(), "(\\d+) requests in"));
        }
    }

    private static void redis() throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.start(network, "redis", "Ready to accept connections", NetworkNamespace.OPTIONS)) {
            NetworkNamespace.Ended all = network.run(LinuxPeer.LIMIT, "redis-benchmark", "-h", GUEST, "-q", "-n", LinuxPeer.IS_LONG ? "100000" : "5000", "-c", "50");
            NetworkNamespace.Ended pipelined = network.run(LinuxPeer.LIMIT, "redis-benchmark", "-h", GUEST, "-q", "-n", LinuxPeer.IS_LONG ? "1000000" : "50000", "-P", "16", "-t", "set,get");

            for (NetworkNamespace.Ended ended : List.of(all, pipelined)) {
                assertThat(ended.status()).as(ended.output()).isZero();
                assertThat(ended.output()).doesNotContain("rror");
            }
            assertThat(all.output()).contains("PING_INLINE: ", "SET: ", "LRANGE_600", "MSET (10 keys): ");
        }
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
