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
import java.util.Random;
import java.util.TreeMap;
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

        assertThat(space.remap(BASE, PAGE, 3 * PAGE, false, false, 0).value()).isEqualTo(BASE);
        assertThat(space.remap(BASE, 3 * PAGE, 4 * PAGE, false, false, 0).errno()).isEqualTo(Errno.ENOMEM.number());
        long moved = space.remap(BASE, 3 * PAGE, 4 * PAGE, true, false, 0).value();

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

    private record Page(int protection, int value) {}

    @Test
    void random_operations_do_what_a_simple_model_does() {
        Random random = new Random(7);
        TreeMap<Long, Page> model = new TreeMap<>();             // by page number
        long first = BASE / PAGE;
        int[] protections = {NONE, READ, READ | WRITE, READ | WRITE, READ | EXECUTE};
        for (int step = 0; step < 20_000; step++) {
            long page = first + random.nextInt(64);
            int count = 1 + random.nextInt(8);
            int protection = protections[random.nextInt(protections.length)];
            switch (random.nextInt(6)) {
                case 0 -> {
                    zeros(page * PAGE, count, protection);
                    for (long p = page; p < page + count; p++) {
                        model.put(p, new Page(protection, 0));
                    }
                }
                case 1 -> {
                    space.unmap(page * PAGE, count * PAGE);
                    model.subMap(page, page + count).clear();
                }
                case 2 -> {
                    boolean whole = model.subMap(page, page + count).size() == count;
                    assertThat(space.protect(page * PAGE, count * PAGE, protection).isError()).isEqualTo(!whole);
                    for (long p = page; p < page + count && model.containsKey(p); p++) {
                        model.put(p, new Page(protection, model.get(p).value));
                    }
                }
                case 3 -> {
                    space.discard(page * PAGE, count * PAGE);
                    model.subMap(page, page + count).replaceAll((_, old) -> new Page(old.protection, 0));
                }
                default -> {
                    Page known = model.get(page);
                    int access = random.nextBoolean() ? READ : WRITE;
                    Outcome outcome = processor.touch(page * PAGE + 17, access);
                    if (known == null) {
                        assertThat(outcome).isEqualTo(Outcome.NOT_MAPPED);
                    } else if (known.protection == NONE || access == WRITE && (known.protection & WRITE) == 0) {
                        assertThat(outcome).isEqualTo(Outcome.NOT_ALLOWED);
                    } else {
                        assertThat(outcome).isEqualTo(Outcome.RESOLVED);
                        assertThat(processor.where.loadByte()).isEqualTo((byte) known.value);
                        if (access == WRITE) {
                            processor.where.storeByte((byte) step);
                            model.put(page, new Page(known.protection, step));
                        }
                    }
                }
            }
        }
        int tables = processor.used() - (int) space.ownedFrames();

        space.unmap(AddressSpace.LOWEST, 1 << 30);

        assertThat(space.areaCount()).isZero();
        assertThat(space.ownedFrames()).isZero();
        assertThat(processor.used()).isEqualTo(tables);
    }
}
