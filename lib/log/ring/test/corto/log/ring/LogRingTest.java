// SPDX-License-Identifier: Apache-2.0
package corto.log.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogRingTest {
    private record Message(int level, long nanos, String text) {
        int bytes() {
            return 11 + text.length();
        }
    }

    private static void add(LogRing ring, Message message) {
        byte[] text = message.text.getBytes(StandardCharsets.ISO_8859_1);
        ring.add(message.level, message.nanos, text, text.length);
    }

    private static Message found(LogRing ring) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ring.length(); i++) {
            text.append((char) ring.text(i));
        }
        return new Message(ring.level(), ring.nanos(), text.toString());
    }

    @Test
    void keepsWhatWasTold() {
        LogRing ring = new LogRing(4096);
        Message message = new Message(6, 0x1234_5678_9ABC_DEF0L, "net: there is a card");
        add(ring, message);
        assertThat(ring.find(0)).isTrue();
        assertThat(found(ring)).isEqualTo(message);
        assertThat(ring.find(1)).isFalse();
        assertThat(ring.find(-1)).isFalse();
    }

    @Test
    void textThatIsTooLongIsCut() {
        LogRing ring = new LogRing(4096);
        add(ring, new Message(6, 0, "x".repeat(5000)));
        assertThat(ring.find(0)).isTrue();
        assertThat(ring.length()).isEqualTo(LogRing.MOST_TEXT);
    }

    @Test
    void theSmallestRingHoldsTheLongestMessage() {
        LogRing ring = new LogRing(1);
        add(ring, new Message(6, 0, "x".repeat(LogRing.MOST_TEXT)));
        add(ring, new Message(7, 1, "y".repeat(LogRing.MOST_TEXT)));
        assertThat(ring.firstNumber()).isEqualTo(1);
        assertThat(ring.find(1)).isTrue();
        assertThat(found(ring).text).startsWith("y");
    }

    /// Against a list from which the oldest are taken until all fit.
    @Test
    void oldestMakeRoom() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            int size = 1100 + random.nextInt(3000);
            LogRing ring = new LogRing(size);
            List<Message> all = new ArrayList<>();
            int first = 0;
            int used = 0;
            for (int step = 0; step < 2000; step++) {
                if (random.nextInt(200) == 0) {
                    ring.clear();
                    first = all.size();
                    used = 0;
                } else if (random.nextInt(3) > 0) {
                    Message message = new Message(random.nextInt(8), random.nextLong() >>> 1, Integer.toString(step).repeat(random.nextInt(random.nextInt(20) == 0 ? 240 : 20)));
                    all.add(message);
                    add(ring, message);
                    used += message.bytes();
                    while (used > size) {
                        used -= all.get(first++).bytes();
                    }
                } else {
                    int number = first - 5 + random.nextInt(all.size() - first + 10);
                    boolean isKept = number >= first && number < all.size();
                    assertThat(ring.find(number)).as("seed %d step %d", seed, step).isEqualTo(isKept);
                    if (isKept) {
                        assertThat(found(ring)).as("seed %d step %d", seed, step).isEqualTo(all.get(number));
                    }
                }
                assertThat(ring.firstNumber()).isEqualTo(first);
                assertThat(ring.nextNumber()).isEqualTo(all.size());
            }
        }
    }

    @Test
    void linesAreThoseOfDmesg() {
        LogRing ring = new LogRing(4096);
        add(ring, new Message(6, 1_234_567_890L, "net: up"));
        add(ring, new Message(6, 123_456L * 1_000_000_000 + 999_999_999, "late"));
        assertThat(line(ring, 0)).isEqualTo("[    1.234567] net: up\n");
        assertThat(line(ring, 1)).isEqualTo("[123456.999999] late\n");
    }

    private static String line(LogRing ring, long number) {
        byte[] line = new byte[LogLine.MOST];
        assertThat(ring.find(number)).isTrue();
        return new String(line, 0, LogLine.format(ring, line, 0), StandardCharsets.ISO_8859_1);
    }
}
