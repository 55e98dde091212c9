// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.cubic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The policy by itself.
final class CubicTest {
    private static final int MSS = 1000;
    private static final long MILLISECOND = 1_000_000L;

    /// The window after `millis` of round trips of 100 ms, each of which acknowledges it all.
    private static int after(Cubic cubic, int window, long millis) {
        int grown = window;
        for (long now = 0; now < millis; now += 100) {
            for (int left = grown, bytes; left > 0; left -= bytes) {
                bytes = Math.min(left, 2 * MSS);
                grown = cubic.grown(grown, bytes, MSS, now * MILLISECOND, 100 * MILLISECOND);
            }
        }
        return grown;
    }

    @Test
    void cube_roots_are_exact() {
        for (long root = 0; root < 2_000_000; root += 1 + root / 50) {
            assertThat(Cubic.cubeRoot(root * root * root)).isEqualTo(root);
            assertThat(Cubic.cubeRoot(root * root * root + 3 * root * root + 3 * root)).isEqualTo(root);
        }
    }

    @Test
    void seven_tenths_remain_after_a_loss() {
        assertThat(new Cubic().thresholdAfterLoss(1_000_000, 900_000, MSS)).isBetween(700_000, 700_300);
        assertThat(new Cubic().thresholdAfterLoss(2000, 2000, MSS)).isEqualTo(2 * MSS);
    }

    @Test
    void the_window_before_the_loss_is_reached_again_after_k() {
        Cubic cubic = new Cubic();
        int window = cubic.thresholdAfterLoss(1_000_000, 1_000_000, MSS);
        double k = Math.cbrt(300 / 0.4);                                   // 9.09 s

        assertThat(after(cubic, window, 4000)).isBetween(900_000, 980_000);
        cubic = new Cubic();
        window = cubic.thresholdAfterLoss(1_000_000, 1_000_000, MSS);
        assertThat(after(cubic, window, (long) (k * 1000))).isBetween(985_000, 1_005_000);
        cubic = new Cubic();
        window = cubic.thresholdAfterLoss(1_000_000, 1_000_000, MSS);
        assertThat(after(cubic, window, (long) (k * 1000) + 5000)).isBetween(1_040_000, 1_060_000);       // 0.4 * 5³ segments more
    }

    @Test
    void a_second_loss_below_the_first_leaves_room_for_others() {
        Cubic cubic = new Cubic();
        cubic.thresholdAfterLoss(1_000_000, 1_000_000, MSS);
        int window = cubic.thresholdAfterLoss(800_000, 800_000, MSS);
        assertThat(after(cubic, window, (long) (Math.cbrt(120 / 0.4) * 1000))).isBetween(650_000, 700_000);     // not 800,000 as without it
    }

    @Test
    void with_short_round_trips_it_grows_as_reno_would() {
        Cubic cubic = new Cubic();
        int window = cubic.thresholdAfterLoss(20_000, 20_000, MSS);
        long now = 0;
        for (int i = 0; i < 200; i++, now += MILLISECOND) {
            window = cubic.grown(window, window, MSS, now, MILLISECOND);
        }
        assertThat(window).isBetween(110_000, 210_000);
    }

    @Test
    void nothing_overflows() {
        Cubic cubic = new Cubic();
        int window = cubic.thresholdAfterLoss(1 << 28, 1 << 28, 9000);
        window = cubic.grown(window, 1 << 28, 9000, 0, 0);
        for (long now = 0; now < 4_000_000_000_000L; now += 100_000_000_000L) {
            int next = cubic.grown(1 << 28, 18_000, 9000, now, 0);
            assertThat(next).isBetween(1 << 28, (1 << 28) + 40_000);
        }
        assertThat(window).isPositive();
    }
}
