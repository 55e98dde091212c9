// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.reno;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The policy by itself.
final class RenoTest {
    @Test
    void one_segment_more_per_window() {
        Reno reno = new Reno();
        int window = 10_000;
        for (int i = 0; i < 10; i++) {
            window = reno.grown(window, 1000, 1000, 0, 0);
        }
        assertThat(window).isEqualTo(11_000);
    }

    @Test
    void a_loss_leaves_half_of_what_was_under_way_and_at_least_two_segments() {
        assertThat(new Reno().thresholdAfterLoss(20_000, 10_000, 1000)).isEqualTo(5000);
        assertThat(new Reno().thresholdAfterLoss(20_000, 3000, 1000)).isEqualTo(2000);
    }
}
