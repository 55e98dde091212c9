// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import static corto.memory.areas.Protection.EXECUTE;
import static corto.memory.areas.Protection.NONE;
import static corto.memory.areas.Protection.READ;
import static corto.memory.areas.Protection.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.memory.areas.AddressSpace.Outcome;
import corto.memory.areas.AddressSpace.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AddressSpaceTest {
    private static final long PAGE = 4096;
    private static final long BASE = 0x40_0000;

    private final FakeProcessor processor = new FakeProcessor(512);
    private final AddressSpace space = processor.space;

    private long zeros(long address, long pages, int protection) {
        return space.mapZeros(address, pages * PAGE, protection, false, Placement.REPLACE, null).value();
    }

    private long file(FakePages pages, long count, int protection, boolean shared) {
        return space.mapFile(BASE, count * PAGE, protection, shared, Placement.REPLACE, pages, 0, null).value();
    }

    @Test
    void nothing_is_taken_until_a_page_is_touched() {
        assertThat(space.mapZeros(0, 1L << 44, READ | WRITE, false, Placement.HINT, null).isError()).isFalse();

        assertThat(processor.used()).isZero();
    }

    @Test
    void zeros_read_as_zeros_and_keep_what_is_written() {
        long at = zeros(BASE, 2, READ | WRITE);

        assertThat(processor.read(at + 5)).isZero();
        processor.write(at + 5, 7);
        assertThat(processor.read(at + 5)).isEqualTo((byte) 7);
        assertThat(processor.read(at + PAGE + 5)).isZero();
    }

    @Test
    void what_the_protection_does_not_allow_is_refused() {
        zeros(BASE, 1, READ);
        zeros(BASE + PAGE, 1, NONE);
        zeros(BASE + 2 * PAGE, 1, READ | EXECUTE);

        assertThat(processor.touch(BASE, WRITE)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(processor.touch(BASE, EXECUTE)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(processor.touch(BASE + PAGE, READ)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(processor.touch(BASE + 2 * PAGE, EXECUTE)).isEqualTo(Outcome.RESOLVED);
        assertThat(processor.touch(BASE + 3 * PAGE, READ)).isEqualTo(Outcome.NOT_MAPPED);
    }

    @Test
    void taking_rights_away_keeps_the_content_for_when_they_come_back() {
        zeros(BASE, 1, READ | WRITE);
        processor.write(BASE, 9);

        space.protect(BASE, PAGE, NONE);
        assertThat(processor.touch(BASE, READ)).isEqualTo(Outcome.NOT_ALLOWED);
        space.protect(BASE, PAGE, READ);

        assertThat(processor.read(BASE)).isEqualTo((byte) 9);
        assertThat(processor.touch(BASE, WRITE)).isEqualTo(Outcome.NOT_ALLOWED);
    }

    @Test
    void a_private_file_page_is_the_files_until_it_is_written() {
        FakePages pages = new FakePages(processor, 2 * PAGE).fill(0, 1).fill(1, 2);
        file(pages, 2, READ | WRITE, false);

        assertThat(processor.read(BASE)).isEqualTo((byte) 1);
        int before = processor.used();
        processor.write(BASE, 8);
        pages.fill(0, 5);

        assertThat(processor.used()).isEqualTo(before + 1);
        assertThat(processor.read(BASE)).isEqualTo((byte) 8);
        assertThat(processor.read(BASE + 1)).isEqualTo((byte) 1);
        assertThat(processor.read(BASE + PAGE)).isEqualTo((byte) 2);
    }

    @Test
    void writes_to_a_shared_file_page_reach_the_file() {
        FakePages pages = new FakePages(processor, PAGE).fill(0, 1);
        file(pages, 1, READ | WRITE, true);

        assertThat(processor.read(BASE + 3)).isEqualTo((byte) 1);
        processor.write(BASE + 3, 4);

        assertThat(pages.frame(0).loadByte(3)).isEqualTo((byte) 4);
    }

    @Test
    void a_hole_reads_as_zeros_until_it_is_filled() {
        FakePages pages = new FakePages(processor, PAGE);
        file(pages, 1, READ, true);

        assertThat(processor.read(BASE)).isZero();
        pages.fill(0, 6);

        assertThat(processor.read(BASE)).isEqualTo((byte) 6);
    }

    @Test
    void a_hole_of_a_shared_file_that_was_read_is_filled_by_a_write() {
        FakePages pages = new FakePages(processor, PAGE);
        file(pages, 1, READ | WRITE, true);

        assertThat(processor.read(BASE)).isZero();
        processor.write(BASE + 3, 7);

        assertThat(pages.frame(0).loadByte(3)).isEqualTo((byte) 7);
    }

    @Test
    void pages_beyond_the_end_of_a_file_fault_also_after_it_was_cut() {
        FakePages pages = new FakePages(processor, 2 * PAGE).fill(0, 1).fill(1, 2);
        file(pages, 3, READ, false);

        assertThat(processor.touch(BASE + 2 * PAGE, READ)).isEqualTo(Outcome.BEYOND_FILE);
        assertThat(processor.read(BASE + PAGE)).isEqualTo((byte) 2);
        pages.truncate(PAGE);

        assertThat(processor.touch(BASE + PAGE, READ)).isEqualTo(Outcome.BEYOND_FILE);
        assertThat(processor.read(BASE)).isEqualTo((byte) 1);
    }

    @Test
    void a_part_in_the_middle_can_be_unmapped() {
        FakePages pages = new FakePages(processor, 3 * PAGE).fill(0, 1).fill(1, 2).fill(2, 3);
        file(pages, 3, READ, false);

        space.unmap(BASE + PAGE, PAGE);

        assertThat(processor.read(BASE)).isEqualTo((byte) 1);
        assertThat(processor.touch(BASE + PAGE, READ)).isEqualTo(Outcome.NOT_MAPPED);
        assertThat(processor.read(BASE + 2 * PAGE)).isEqualTo((byte) 3);
    }

    @Test
    void neighbours_of_the_same_kind_are_one_area() {
        zeros(BASE, 1, READ | WRITE);
        zeros(BASE + 2 * PAGE, 1, READ | WRITE);
        zeros(BASE + PAGE, 1, READ | WRITE);
        assertThat(space.areaCount()).isEqualTo(1);

        space.protect(BASE + PAGE, PAGE, READ);
        assertThat(space.areaCount()).isEqualTo(3);
        space.protect(BASE + PAGE, PAGE, READ | WRITE);
        assertThat(space.areaCount()).isEqualTo(1);
    }

    @Test
    void places_are_chosen_downwards_and_filled_again() {
        long first = space.mapZeros(0, PAGE, READ, false, Placement.HINT, null).value();
        long second = space.mapZeros(0, 2 * PAGE, NONE, false, Placement.HINT, null).value();
        long third = space.mapZeros(0, PAGE, READ, false, Placement.HINT, null).value();

        assertThat(second).isEqualTo(first - 2 * PAGE);
        assertThat(third).isEqualTo(second - PAGE);
        space.unmap(second, 2 * PAGE);
        assertThat(space.mapZeros(0, 2 * PAGE, READ, false, Placement.HINT, null).value()).isEqualTo(second);
    }

    @Test
    void a_place_that_is_taken_is_no_place_for_FREE_ONLY() {
        zeros(BASE, 2, READ);

        assertThat(space.mapZeros(BASE + PAGE, PAGE, READ, false, Placement.FREE_ONLY, null).errno()).isEqualTo(Errno.EEXIST.number());
        assertThat(space.mapZeros(BASE + 2 * PAGE, PAGE, READ, false, Placement.FREE_ONLY, null).value()).isEqualTo(BASE + 2 * PAGE);
    }

    @Test
    void growing_in_place_or_moving_keeps_the_content() {
        zeros(BASE, 1, READ | WRITE);
        zeros(BASE + 3 * PAGE, 1, READ);
        processor.write(BASE + 1, 3);

        assertThat(space.remap(BASE, PAGE, 3 * PAGE, false, false, false, 0).value()).isEqualTo(BASE);
        assertThat(space.remap(BASE, 3 * PAGE, 4 * PAGE, false, false, false, 0).errno()).isEqualTo(Errno.ENOMEM.number());
        long moved = space.remap(BASE, 3 * PAGE, 4 * PAGE, true, false, false, 0).value();

        assertThat(processor.read(moved + 1)).isEqualTo((byte) 3);
        assertThat(processor.read(moved + 3 * PAGE)).isZero();
        assertThat(processor.touch(BASE, READ)).isEqualTo(Outcome.NOT_MAPPED);
    }

    @Test
    void discarded_pages_are_zeros_again_and_their_frames_free() {
        zeros(BASE, 2, READ | WRITE);
        processor.write(BASE, 1);
        processor.write(BASE + PAGE, 2);
        int before = processor.used();

        space.discard(BASE, PAGE);

        assertThat(processor.used()).isEqualTo(before - 1);
        assertThat(processor.read(BASE)).isZero();
        assertThat(processor.read(BASE + PAGE)).isEqualTo((byte) 2);
    }

    @Test
    void without_frames_a_touch_fails_and_nothing_is_lost() {
        long at = zeros(BASE, 600, READ | WRITE);
        int written = 0;
        while (processor.touch(at + written * PAGE, WRITE) == Outcome.RESOLVED) {
            processor.where.storeByte((byte) written++);
        }

        assertThat(processor.touch(at + written * PAGE, WRITE)).isEqualTo(Outcome.NO_MEMORY);
        for (int i = 0; i < written; i++) {
            assertThat(processor.read(at + i * PAGE)).isEqualTo((byte) i);
        }
    }

    @Test
    void access_is_asked_for_ranges_across_areas() {
        zeros(BASE, 1, READ | WRITE);
        zeros(BASE + PAGE, 1, READ);

        assertThat(space.isAccessible(BASE + 100, PAGE, READ)).isTrue();
        assertThat(space.isAccessible(BASE + 100, PAGE, WRITE)).isFalse();
        assertThat(space.isAccessible(BASE + 100, PAGE - 100, WRITE)).isTrue();
        assertThat(space.isAccessible(BASE + 100, 2 * PAGE, READ)).isFalse();
        assertThat(space.isAccessible(-8, 16, READ)).isFalse();
        assertThat(space.isAccessible(BASE, Long.MAX_VALUE, READ)).isFalse();
    }

    @Test
    void the_highest_hole_that_is_large_enough_is_taken() {
        Random random = new Random(4);
        List<long[]> made = new ArrayList<>();
        for (int step = 0; step < 3000; step++) {
            long bytes = PAGE * (1 + random.nextInt(6));
            if (made.size() > 30 && random.nextBoolean()) {
                long[] gone = made.remove(random.nextInt(made.size()));
                space.unmap(gone[0], gone[1]);
                continue;
            }
            long expected = 0x7FFF_C000_0000L - bytes;
            for (int i = space.areaCount() - 1; i >= 0 && space.area(i).end() > expected; i--) {
                if (space.area(i).start() < expected + bytes) {
                    expected = space.area(i).start() - bytes;
                }
            }
            long at = space.mapZeros(0, bytes, made.size() % 2 == 0 ? READ : WRITE, false, Placement.HINT, null).value();
            assertThat(at).as("step %d", step).isEqualTo(expected);
            made.add(new long[] {at, bytes});
        }
    }

    @Test
    void there_are_as_many_areas_as_on_linux_and_then_ENOMEM() {
        int made = 0;
        long begin = System.nanoTime();
        while (!space.mapZeros(0, PAGE, made % 2 == 0 ? READ : WRITE, false, Placement.HINT, null).isError()) {
            made++;
        }

        assertThat(made).isEqualTo(65_530);
        assertThat(System.nanoTime() - begin).as("linear time").isLessThan(20_000_000_000L);
    }

    // ---- large pages ----

    private static final long LARGE = 2 << 20;
    private static final long REGION = 16 * LARGE;

    private final FakeProcessor big = new FakeProcessor(16 * 512);

    private long largeZeros(long address, long lengthBytes, int protection) {
        return big.space.mapZeros(address, lengthBytes, protection, false, Placement.REPLACE, null).value();
    }

    @Test
    void a_touch_in_two_aligned_mebibytes_takes_them_at_once() {
        long at = largeZeros(REGION - PAGE, 2 * LARGE, READ | WRITE);

        big.write(at, 1);
        big.write(REGION + 5 * PAGE + 3, 7);

        assertThat(big.isLarge(at)).isFalse();
        assertThat(big.isLarge(REGION)).isTrue();
        assertThat(big.read(REGION + 5 * PAGE + 3)).isEqualTo((byte) 7);
        assertThat(big.read(REGION + LARGE - 1 - PAGE)).isZero();
        assertThat(big.space.ownedFrames()).isEqualTo(513);
    }

    @Test
    void pages_are_used_where_memory_is_short_or_in_pieces() {
        largeZeros(REGION, 16 * LARGE, READ | WRITE);
        big.refusesContiguous = true;
        big.write(REGION, 1);
        big.refusesContiguous = false;
        for (int i = 1; i < 16; i++) {
            big.write(REGION + i * LARGE, 1);
        }

        assertThat(big.isLarge(REGION)).isFalse();
        assertThat(big.isLarge(REGION + LARGE)).isTrue();
        assertThat(big.isLarge(REGION + 15 * LARGE)).isFalse();
        assertThat(big.freeFrames()).isGreaterThan(big.totalFrames() / 2 - 100);
    }

    @Test
    void pages_are_used_where_they_are_preferred() {
        largeZeros(REGION, 2 * LARGE, READ | WRITE);
        big.space.changeTraits(REGION, LARGE, Area.PREFERS_PAGES, 0);
        big.write(REGION, 1);
        big.write(REGION + LARGE, 1);

        assertThat(big.isLarge(REGION)).isFalse();
        assertThat(big.isLarge(REGION + LARGE)).isTrue();
        assertThat(big.space.areaCount()).isEqualTo(2);
    }

    @Test
    void changing_a_part_of_a_large_page_keeps_the_rest() {
        largeZeros(REGION, 3 * LARGE, READ | WRITE);
        for (int i = 0; i < 3; i++) {
            big.write(REGION + i * LARGE + 9 * PAGE, 10 + i);
            big.write(REGION + i * LARGE + 10 * PAGE, 20 + i);
        }

        big.space.protect(REGION + 9 * PAGE, PAGE, READ);
        big.space.unmap(REGION + LARGE + 9 * PAGE, PAGE);
        big.space.discard(REGION + 2 * LARGE + 9 * PAGE, PAGE);

        assertThat(big.touch(REGION + 9 * PAGE, WRITE)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(big.read(REGION + 9 * PAGE)).isEqualTo((byte) 10);
        assertThat(big.touch(REGION + LARGE + 9 * PAGE, READ)).isEqualTo(Outcome.NOT_MAPPED);
        assertThat(big.read(REGION + 2 * LARGE + 9 * PAGE)).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(big.read(REGION + i * LARGE + 10 * PAGE)).isEqualTo((byte) (20 + i));
        }
    }

    @Test
    void a_large_page_that_moves_to_a_place_of_its_kind_stays_large() {
        largeZeros(REGION, 2 * LARGE, READ | WRITE);
        big.write(REGION + 7, 1);
        big.write(REGION + LARGE + 7, 2);

        assertThat(big.space.remap(REGION, LARGE, LARGE, true, true, false, 4 * REGION).value()).isEqualTo(4 * REGION);
        assertThat(big.space.remap(REGION + LARGE, LARGE, LARGE, true, true, false, 5 * REGION + PAGE).value()).isEqualTo(5 * REGION + PAGE);

        assertThat(big.isLarge(4 * REGION)).isTrue();
        assertThat(big.isLarge(5 * REGION + PAGE)).isFalse();
        assertThat(big.read(4 * REGION + 7)).isEqualTo((byte) 1);
        assertThat(big.read(5 * REGION + PAGE + 7)).isEqualTo((byte) 2);
    }

    /// What large pages take too much is no reason to fail.
    @Test
    void without_memory_the_unused_parts_of_large_pages_come_back() {
        largeZeros(REGION, 8 * LARGE, READ | WRITE);
        big.space.changeTraits(REGION + 3 * LARGE, 5 * LARGE, Area.PREFERS_PAGES, 0);
        for (int i = 0; i < 3; i++) {
            big.write(REGION + i * LARGE + 5 * PAGE, 1 + i);
        }
        long left = big.freeFrames();
        long other = largeZeros(64 * REGION, 32 * LARGE, READ | WRITE);
        big.space.changeTraits(other, 32 * LARGE, Area.PREFERS_PAGES, 0);
        long written = 0;
        while (written < left + 1000) {
            big.write(other + written++ * PAGE, 9);
        }

        for (int i = 0; i < 3; i++) {
            assertThat(big.read(REGION + i * LARGE + 5 * PAGE)).isEqualTo((byte) (1 + i));
            assertThat(big.read(REGION + i * LARGE + 6 * PAGE)).isZero();
        }
        big.checkRemembered();
    }

    @Test
    void tables_are_given_back_with_what_they_mapped() {
        for (int i = 0; i < 8; i++) {
            long at = big.space.mapZeros(0, 1L << 40, READ | WRITE, false, Placement.HINT, null).value();
            big.space.changeTraits(at, 1L << 40, Area.PREFERS_PAGES, 0);
            for (long place = at; place < at + (1L << 40); place += 1L << 36) {
                big.write(place, 1);
            }
            big.space.unmap(at, 1L << 40);
        }

        assertThat(big.used()).isZero();
    }

    @Test
    void a_move_without_memory_leaves_everything_where_it_was() {
        FakeProcessor small = new FakeProcessor(40);
        long at = small.space.mapZeros(REGION, 20 * LARGE, READ | WRITE, false, Placement.REPLACE, null).value();
        int count = 0;
        while (small.touch(at + count * LARGE, WRITE) == Outcome.RESOLVED) {
            small.where.storeByte((byte) ++count);
        }

        assertThat(small.space.remap(at, 20 * LARGE, 20 * LARGE, true, true, false, 1L << 40).errno()).isEqualTo(Errno.ENOMEM.number());
        for (int i = 0; i < count; i++) {
            assertThat(small.read(at + i * LARGE)).isEqualTo((byte) (i + 1));
        }
        assertThat(small.touch(1L << 40, READ)).isEqualTo(Outcome.NOT_MAPPED);
        small.checkRemembered();
        small.space.unmap(at, 20 * LARGE);
        assertThat(small.used()).isZero();
    }

    // ---- against a model ----

    private static final int MODEL_PAGES = 4 * 512;

    /// What each page of a range is: `protection` −1 where nothing is mapped.
    private static final class Model {
        final int[] protection = new int[MODEL_PAGES];
        final byte[] value = new byte[MODEL_PAGES];

        Model() {
            Arrays.fill(protection, -1);
        }

        boolean isMapped(int page, int count) {
            for (int i = page; i < page + count; i++) {
                if (protection[i] < 0) {
                    return false;
                }
            }
            return true;
        }

        void set(int page, int count, int rights) {
            Arrays.fill(protection, page, page + count, rights);
            Arrays.fill(value, page, page + count, (byte) 0);
        }

        void protect(int page, int count, int rights) {
            for (int i = page; i < page + count && protection[i] >= 0; i++) {
                protection[i] = rights;
            }
        }

        void move(int from, int to, int count) {
            int[] rights = Arrays.copyOfRange(protection, from, from + count);
            byte[] values = Arrays.copyOfRange(value, from, from + count);
            set(from, count, -1);
            System.arraycopy(rights, 0, protection, to, count);
            System.arraycopy(values, 0, value, to, count);
        }
    }

    @Test
    void a_million_random_operations_on_pages_do_what_a_simple_model_does() {
        compareWithModel(7, 1_000_000, 64, 8, new FakeProcessor(512));
    }

    @Test
    void random_operations_on_large_pages_do_what_a_simple_model_does() {
        compareWithModel(8, 30_000, MODEL_PAGES, 1000, new FakeProcessor(32 * 512));
    }

    /// Here frames run out again and again, and parts of large pages are given back.
    @Test
    void random_operations_in_short_memory_do_what_a_simple_model_does() {
        compareWithModel(9, 50_000, MODEL_PAGES, 1000, new FakeProcessor(3 * 512));
    }

    private static void compareWithModel(int seed, int steps, int pages, int most, FakeProcessor processor) {
        AddressSpace space = processor.space;
        Random random = new Random(seed);
        Model model = new Model();
        int[] protections = {NONE, READ, READ | WRITE, READ | WRITE, READ | EXECUTE};
        for (int step = 0; step < steps; step++) {
            int page = random.nextInt(pages);
            int count = 1 + random.nextInt(Math.min(random.nextBoolean() ? 8 : most, pages - page));
            if (random.nextInt(4) == 0 && pages > 512) {
                page = page & -512;
                count = Math.min(pages - page, 512 + random.nextInt(512));
            }
            int protection = protections[random.nextInt(protections.length)];
            long at = REGION + page * PAGE;
            switch (random.nextInt(20)) {
                case 0, 1 -> {
                    assertThat(space.mapZeros(at, count * PAGE, protection, random.nextBoolean(), Placement.REPLACE, null).value()).isEqualTo(at);
                    model.set(page, count, protection);
                }
                case 2, 3 -> {
                    space.unmap(at, count * PAGE);
                    model.set(page, count, -1);
                }
                case 4, 5 -> {
                    assertThat(space.protect(at, count * PAGE, protection).isError()).isEqualTo(!model.isMapped(page, count));
                    model.protect(page, count, protection);
                }
                case 6, 7 -> {
                    space.discard(at, count * PAGE);
                    Arrays.fill(model.value, page, page + count, (byte) 0);
                }
                case 8 -> {
                    int to = random.nextInt(pages - count + 1) & (random.nextBoolean() ? -1 : -512);
                    boolean apart = to + count <= page || page + count <= to;
                    if (apart && space.find(at) != null && space.find(at).end() >= at + count * PAGE) {
                        if (!space.remap(at, count * PAGE, count * PAGE, true, true, false, REGION + to * PAGE).isError()) {
                            model.move(page, to, count);
                        } else {
                            model.set(to, count, -1);
                        }
                    }
                }
                case 9 -> space.changeTraits(at, count * PAGE, random.nextBoolean() ? Area.PREFERS_PAGES : 0, Area.PREFERS_PAGES);
                default -> touch(processor, model, page, random.nextBoolean() ? READ : WRITE, (byte) step);
            }
            if (step % 1000 == 0) {
                processor.checkRemembered();
            }
        }
        for (int page = 0; page < pages; page++) {
            touch(processor, model, page, READ, (byte) 0);
        }
        space.unmap(AddressSpace.LOWEST, 1L << 40);

        assertThat(space.areaCount()).isZero();
        assertThat(space.ownedFrames()).isZero();
        assertThat(processor.used()).isZero();
    }

    private static void touch(FakeProcessor processor, Model model, int page, int access, byte written) {
        Outcome outcome = processor.touch(REGION + page * PAGE + 17, access);
        int rights = model.protection[page];
        if (rights < 0) {
            assertThat(outcome).isEqualTo(Outcome.NOT_MAPPED);
        } else if (rights == NONE || access == WRITE && (rights & WRITE) == 0) {
            assertThat(outcome).isEqualTo(Outcome.NOT_ALLOWED);
        } else if (outcome == Outcome.NO_MEMORY) {
            assertThat(processor.freeFrames()).isLessThan(4);
            assertThat(model.value[page]).isZero();
        } else {
            assertThat(outcome).isEqualTo(Outcome.RESOLVED);
            assertThat(processor.where.loadByte()).isEqualTo(model.value[page]);
            if (access == WRITE) {
                processor.where.storeByte(written);
                model.value[page] = written;
            }
        }
    }
}
