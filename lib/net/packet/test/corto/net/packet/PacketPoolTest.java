// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PacketPoolTest {
    private static final int COUNT = 4000;
    private static final int READY = 500;                // at least, without an announcement

    private final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10000, COUNT * PacketBuffer.CAPACITY), COUNT);
    private final Set<Long> places = new HashSet<>();

    /// Takes up to `most` buffers; how many it got, each at a place of its own.
    private int take(int most) {
        for (int i = 0; i < most; i++) {
            PacketBuffer packet = pool.allocate();
            if (packet == null) {
                return i;
            }
            Address place = packet.data();
            assertThat(places.add(place.bits())).isTrue();
        }
        return most;
    }

    @Test
    void buffers_that_are_not_made_yet_count_as_free() {
        assertThat(pool.freeCount()).isEqualTo(COUNT);
        assertThat(take(READY)).isEqualTo(READY);
        assertThat(pool.freeCount()).isEqualTo(COUNT - READY);
    }

    @Test
    void as_many_as_were_announced_are_there() {
        pool.prepare(COUNT / 2);

        assertThat(take(COUNT / 2)).isEqualTo(COUNT / 2);
    }

    @Test
    void all_can_be_taken_and_no_more() {
        int taken = 0;
        while (taken < COUNT) {
            pool.prepare(0);
            int more = take(READY);
            assertThat(more).isPositive();
            taken += more;
        }
        pool.prepare(1);

        assertThat(pool.allocate()).isNull();
        assertThat(pool.freeCount()).isZero();
    }
}
