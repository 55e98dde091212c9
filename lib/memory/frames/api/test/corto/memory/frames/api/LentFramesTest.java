// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.lang.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LentFramesTest {
    private static final class Freed implements FrameAllocator {
        final List<Long> frames = new ArrayList<>();

        @Override
        public Address allocate() {
            return Address.zero();
        }

        @Override
        public Address allocateContiguous(int count) {
            return Address.zero();
        }

        @Override
        public void free(Address frame) {
            frames.add(frame.bits());
        }

        @Override
        public void freeContiguous(Address first, int count) {}

        @Override
        public long freeFrames() {
            return 0;
        }

        @Override
        public long totalFrames() {
            return 0;
        }
    }

    private final Freed freed = new Freed();

    private static Address frame(long number) {
        return new Address(0xFFFF_8000_0000_0000L + number * Frames.BYTES);
    }

    @Test
    void a_frame_that_is_not_lent_is_freed_at_once() {
        LentFrames.free(freed, frame(5));

        assertThat(freed.frames).containsExactly(frame(5).bits());
    }

    @Test
    void a_lent_frame_is_freed_when_the_last_one_gives_it_back() {
        LentFrames.lend(frame(5).plus(17));
        LentFrames.lendAgain(frame(5).plus(4095));
        LentFrames.free(freed, frame(5));
        LentFrames.giveBack(frame(5).plus(17));
        assertThat(freed.frames).isEmpty();
        assertThat(LentFrames.isLent(frame(5))).isTrue();

        LentFrames.giveBack(frame(5));

        assertThat(freed.frames).containsExactly(frame(5).bits());
        assertThat(LentFrames.isLent(frame(5))).isFalse();
    }

    @Test
    void a_frame_whose_owner_keeps_it_is_not_freed() {
        LentFrames.lend(frame(5));
        LentFrames.giveBack(frame(5));

        assertThat(freed.frames).isEmpty();
        assertThat(LentFrames.count()).isZero();
    }

    @Test
    void giving_back_what_is_not_lent_is_noticed() {
        assertThatThrownBy(() -> LentFrames.giveBack(frame(6))).isInstanceOf(AssertionError.class);
    }

    /// Frames far apart and side by side, so that they meet in the table and wrap around its end.
    @Test
    void any_order_is_as_with_a_map() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Map<Long, Integer> loans = new HashMap<>();
            Set<Long> givenUp = new HashSet<>();
            Set<Long> expected = new HashSet<>();
            freed.frames.clear();
            int kinds = 1 + random.nextInt(300);
            for (int step = 0; step < 1500; step++) {
                long number = random.nextInt(kinds) * (seed % 2 == 0 ? 1L : 0x1_0001L);
                long bits = frame(number).bits();
                boolean isLent = loans.containsKey(bits);
                assertThat(LentFrames.isLent(frame(number))).isEqualTo(isLent);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        if (!givenUp.contains(bits)) {
                            LentFrames.lend(frame(number));
                            loans.merge(bits, 1, Integer::sum);
                        }
                    }
                    case 1 -> {
                        if (isLent) {
                            LentFrames.giveBack(frame(number).plus(random.nextInt(4096)));
                            if (loans.merge(bits, -1, Integer::sum) == 0) {
                                loans.remove(bits);
                                if (givenUp.remove(bits)) {
                                    expected.add(bits);
                                }
                            }
                        }
                    }
                    default -> {
                        if (isLent && random.nextInt(8) == 0 && givenUp.add(bits)) {
                            LentFrames.free(freed, frame(number));
                        }
                    }
                }
                assertThat(LentFrames.count()).isEqualTo(loans.size());
            }
            loans.forEach((bits, count) -> {
                for (int i = 0; i < count; i++) {
                    LentFrames.giveBack(new Address(bits));
                }
            });
            expected.addAll(givenUp);
            assertThat(LentFrames.count()).isZero();
            assertThat(new HashSet<>(freed.frames)).isEqualTo(expected);
        }
    }
}
