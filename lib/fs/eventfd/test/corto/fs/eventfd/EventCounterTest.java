// SPDX-License-Identifier: Apache-2.0
package corto.fs.eventfd;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import org.junit.jupiter.api.Test;

final class EventCounterTest {
    private static final int IN = Readiness.IN | Readiness.READ_NORMAL;
    private static final int OUT = Readiness.OUT | Readiness.WRITE_NORMAL;

    private final Address buffer = SimulatedMemory.fresh().map(0x1000, 64);

    private int write(EventCounter counter, long value) {
        buffer.storeLong(value);
        return counter.write(buffer, 8).errno();
    }

    private long read(EventCounter counter) {
        assertThat(counter.read(buffer, 8).value()).isEqualTo(8);
        return buffer.loadLong();
    }

    @Test
    void reading_takes_the_sum_of_what_was_written() {
        EventCounter counter = new EventCounter(3, false, 0);
        write(counter, 4);

        assertThat(read(counter)).isEqualTo(7);
        assertThat(counter.read(buffer, 8).errno()).isEqualTo(Errno.EAGAIN.number());
    }

    @Test
    void a_semaphore_gives_one_at_a_time() {
        EventCounter counter = new EventCounter(2, true, 0);

        assertThat(read(counter)).isEqualTo(1);
        assertThat(read(counter)).isEqualTo(1);
        assertThat(counter.readiness()).isEqualTo(OUT);
    }

    @Test
    void the_counter_ends_below_its_highest_number() {
        EventCounter counter = new EventCounter(0, false, 0);

        assertThat(write(counter, -1)).isEqualTo(Errno.EINVAL.number());
        assertThat(write(counter, -2)).isZero();
        assertThat(write(counter, 1)).isEqualTo(Errno.EAGAIN.number());
        assertThat(write(counter, 0)).isZero();
        assertThat(counter.readiness()).isEqualTo(IN);
        assertThat(read(counter)).isEqualTo(-2);
    }

    @Test
    void buffers_have_eight_bytes() {
        EventCounter counter = new EventCounter(1, false, 0);

        assertThat(counter.read(buffer, 7).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(counter.write(buffer, 7).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(counter.write(buffer, 16).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(counter.read(buffer, 64).value()).isEqualTo(8);
    }

    @Test
    void watches_are_told_of_every_write() {
        EventCounter counter = new EventCounter(0, false, 0);
        int[] times = new int[1];
        counter.watches().add(new Watch() {
            @Override
            public void changed(int readiness) {
                times[0] += (readiness & Readiness.IN) != 0 ? 1 : 0;
            }
        });

        write(counter, 1);
        write(counter, 1);

        assertThat(times[0]).isEqualTo(2);
    }
}
