// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import corto.tests.boot.Booted.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The wall clock without KVM. The host looks at its own before it types and after the guest's answer came: the guest's time is in between, less what QEMU took to start, however busy the host is.
class WallClockTest {
    /// How far the guest's clock may be off all the same: it runs on by a rate that was measured.
    private static final Duration SLACK = Duration.ofMillis(20);

    /// Types a letter when the guest asks for it.
    private static final class Exchange extends OutputStream {
        private final PipedOutputStream keyboard;
        private final StringBuilder console = new StringBuilder();
        private final Instant started = Instant.now();
        private Instant typed;
        private Instant answered;

        Exchange(PipedOutputStream keyboard) {
            this.keyboard = keyboard;
        }

        @Override
        public void write(int letter) throws IOException {
            console.append((char) letter);
            if (letter == '\n' && typed == null) {
                typed = Instant.now();
                keyboard.write('t');
                keyboard.flush();
            } else if (letter == '\n') {
                answered = Instant.now();
            }
        }

        /// What QEMU took to start is not more.
        Duration startUp() {
            return Duration.between(started, typed);
        }

        Instant guest() {
            String[] lines = console.toString().strip().split("\r?\n");
            assertThat(lines).as(console.toString()).hasSize(2);
            long nanos = Long.parseLong(lines[1].replace("at ", ""));
            return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
        }
    }

    @TestFactory
    Stream<DynamicTest> the_guest_knows_the_hosts_time() {
        return Stream.of(Place.PC, Place.Q35, Place.MICROVM).map(place -> DynamicTest.dynamicTest(place.toString(), () -> {
            try (PipedInputStream typed = new PipedInputStream(); Exchange exchange = new Exchange(new PipedOutputStream(typed))) {
                assertThat(Booted.talk("Claims", place, typed, exchange, "clock")).isZero();

                assertThat(exchange.guest()).isBetween(exchange.typed.minus(exchange.startUp()).minus(SLACK), exchange.answered.plus(SLACK));
            }
        }));
    }
}
