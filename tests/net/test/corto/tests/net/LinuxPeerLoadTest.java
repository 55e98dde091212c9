// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static corto.tests.net.NetworkNamespace.GUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// nginx and redis under load from this host's Linux: no request fails. See [LinuxPeer].
class LinuxPeerLoadTest {
    private static final int SLOWEST_RATE = 500;                 // requests a second, beside others

    @TestFactory
    Stream<DynamicTest> tests() {
        return LinuxPeer.IS_CHOSEN ? Stream.of(dynamicTest("nginx under load", LinuxPeerLoadTest::load), dynamicTest("redis-benchmark", LinuxPeerLoadTest::redis)) : Stream.of();
    }

    /// Whoever makes the load: 30 connections, over which no request may fail or wait in vain. `-D corto.net.requests=10000000` takes an hour or two.
    private static void load() throws Exception {
        int requests = Integer.getInteger("corto.net.requests", LinuxPeer.IS_LONG ? 1_000_000 : 20_000);
        Duration limit = LinuxPeer.LIMIT.plusSeconds(requests / SLOWEST_RATE);
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.start(network, "nginx", "answers after", NetworkNamespace.OPTIONS)) {
            String url = "http://" + GUEST + "/";
            NetworkNamespace.Ended many = network.run(limit, "h2load", "--h1", "-n", Integer.toString(requests), "-c", "30", "-t", "1", url);
            NetworkNamespace.Ended kept = network.run(limit, "ab", "-q", "-k", "-n", Integer.toString(requests / 10), "-c", "30", url);
            NetworkNamespace.Ended fresh = network.run(limit, "ab", "-q", "-n", Integer.toString(requests / 10), "-c", "30", url);
            NetworkNamespace.Ended wrk = network.run(limit, "wrk", "-t", "1", "-c", "30", "-d", LinuxPeer.IS_LONG ? "120s" : "10s", url);
            NetworkNamespace.Ended curl = network.run(limit, "curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}\n", url + "?[1-1000]");

            assertThat(many.output()).contains(requests + " done, " + requests + " succeeded, 0 failed, 0 errored, 0 timeout", "status codes: " + requests + " 2xx, 0 3xx, 0 4xx, 0 5xx");
            for (NetworkNamespace.Ended ended : List.of(kept, fresh)) {
                assertThat(ended.output()).containsPattern("Failed requests: +0\n").doesNotContain("Non-2xx");
                assertThat(number(ended.output(), "Complete requests: +(\\d+)")).isEqualTo(requests / 10);
            }
            assertThat(wrk.output()).contains("Requests/sec").doesNotContain("Socket errors", "Non-2xx");
            assertThat(curl.output().lines()).hasSize(1000).containsOnly("200");
            System.out.printf(Locale.ROOT, "nginx: %d requests of h2load, %d of ab over kept connections and %d over new ones, wrk %d, curl 1000: none failed%n", requests, requests / 10, requests / 10,
                    number(wrk.output(), "(\\d+) requests in"));
            many.output().lines().filter(line -> line.startsWith("finished in") || line.startsWith("time for request")).forEach(System.out::println);
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
