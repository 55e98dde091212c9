// SPDX-License-Identifier: Apache-2.0
package corto.memory.pagetable;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.platform.x86_64.PageTableEntry;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PageTableTest {
    private static final long PAGE = 4096;
    private static final long LARGE = 2 << 20;
    private static final long END = 1L << 47;
    private static final int FRAMES = 256;

    /// As many as a test leaves, filled with what tables must not hold.
    private static final class Frames implements FrameAllocator {
        final Address memory = SimulatedMemory.fresh().map(DirectMap.BASE + (1 << 20), FRAMES * (int) PAGE);
        final ArrayDeque<Address> free = new ArrayDeque<>();
        final Set<Long> given = new HashSet<>();

        Frames() {
            for (int i = 1; i < FRAMES; i++) {               // the first is the root
                free.add(memory.plus(i * PAGE));
            }
        }

        @Override
        public Address allocate() {
            if (free.isEmpty()) {
                return Address.zero();
            }
            Address frame = free.poll();
            given.add(frame.bits());
            for (int i = 0; i < PAGE; i += Long.BYTES) {
                frame.storeLong(i, 0x5A5A_5A5A_5A5A_5A5BL);
            }
            return frame;
        }

        @Override
        public Address allocateContiguous(int count) {
            throw new AssertionError();
        }

        @Override
        public void free(Address frame) {
            if (!given.remove(frame.bits())) {
                throw new AssertionError("freed twice");
            }
            free.add(frame);
        }

        @Override
        public void freeContiguous(Address first, int count) {
            throw new AssertionError();
        }

        @Override
        public long freeFrames() {
            return free.size();
        }

        @Override
        public long totalFrames() {
            return FRAMES - 1;
        }
    }

    private final Frames frames = new Frames();
    private final PageTable table = new PageTable(frames.memory, frames);

    private static PageTableEntry entry(long frame) {
        return PageTableEntry.of(new PhysicalAddress(frame), PageTableEntry.READ_WRITE);
    }

    @Test
    void a_page_without_entry_reads_as_zero_and_makes_no_table() {
        assertThat(table.entry(0x400000).bits()).isZero();
        assertThat(frames.given).isEmpty();
    }

    @Test
    void an_entry_is_found_again_and_only_there() {
        assertThat(table.set(0x7FFF_FFFF_F000L, entry(0x123000))).isTrue();

        assertThat(table.entry(0x7FFF_FFFF_F000L).frame().bits()).isEqualTo(0x123000);
        assertThat(table.physical(0x7FFF_FFFF_F123L).bits()).isEqualTo(0x123123);
        assertThat(table.entry(0x7FFF_FFFF_E000L).bits()).isZero();
        assertThat(table.entry(0x3FFF_FFFF_F000L).bits()).isZero();
    }

    @Test
    void neighbours_share_tables() {
        table.set(0x400000, entry(0x1000));
        int before = frames.given.size();
        table.set(0x401000, entry(0x2000));

        assertThat(frames.given).hasSize(before);
    }

    @Test
    void setting_fails_when_there_is_no_memory_for_a_table() {
        while (frames.free.size() > 1) {
            frames.allocate();
        }

        assertThat(table.set(0x400000, entry(0x1000))).isFalse();
        assertThat(table.setLarge(0x800000, entry(0x20_0000))).isFalse();
    }

    @Test
    void the_next_entry_is_found_over_holes_of_any_size() {
        table.set(0x400000, entry(0x1000));
        table.set(0x40_0000_0000L, entry(0x2000));
        table.setLarge(0x50_0000_0000L, entry(0x20_0000));
        table.set(0x7F00_0000_3000L, entry(0x3000));

        assertThat(table.nextEntry(0, END)).isEqualTo(0x400000);
        assertThat(table.nextEntry(0x401000, END)).isEqualTo(0x40_0000_0000L);
        assertThat(table.nextEntry(0x40_0000_1000L, END)).isEqualTo(0x50_0000_0000L);
        assertThat(table.nextEntry(table.pageEnd(0x50_0000_0000L), END)).isEqualTo(0x7F00_0000_3000L);
        assertThat(table.nextEntry(0x7F00_0000_4000L, END)).isEqualTo(END);
        assertThat(table.nextEntry(0x401000, 0x500000)).isEqualTo(0x500000);
    }

    @Test
    void a_large_page_translates_two_mebibytes_and_keeps_its_rights_when_it_is_split() {
        table.setLarge(0x400000, entry(0x4000_0000));

        assertThat(table.physical(0x5F_F123).bits()).isEqualTo(0x401F_F123);
        table.split(0x400000);

        assertThat(table.physical(0x5F_F123).bits()).isEqualTo(0x401F_F123);
        assertThat(table.entry(0x401000)).isEqualTo(entry(0x4000_1000));
    }

    @Test
    void a_large_page_can_be_split_without_memory() {
        table.setLarge(0x400000, entry(0x4000_0000));
        while (!frames.free.isEmpty()) {
            frames.allocate();
        }

        table.split(0x400000);

        assertThat(table.physical(0x401000).bits()).isEqualTo(0x4000_1000);
    }

    @Test
    void tables_come_back_only_if_all_they_map_is_in_the_range() {
        table.set(LARGE, entry(0x1000));
        table.set(3 * LARGE, entry(0x2000));
        int before = frames.given.size();
        table.remove(LARGE);

        assertThat(table.releaseTables(LARGE, LARGE + PAGE, LARGE + PAGE, 3 * LARGE)).isFalse();
        assertThat(table.releaseTables(LARGE, LARGE + PAGE, 0, 3 * LARGE)).isTrue();

        assertThat(frames.given).hasSize(before - 1);
        assertThat(table.entry(3 * LARGE).frame().bits()).isEqualTo(0x2000);
    }

    /// Half a million operations against a map from addresses to frames. At the end every table is back.
    @Test
    void random_operations_do_what_a_simple_model_does() {
        Random random = new Random(5);
        TreeMap<Long, Long> pages = new TreeMap<>();
        TreeMap<Long, Long> larges = new TreeMap<>();
        for (int step = 0; step < 500_000; step++) {
            long region = (random.nextInt(4) * (1L << 40) + random.nextInt(3) * (1L << 30) + random.nextInt(4) * LARGE) & -LARGE;
            long page = region + random.nextInt(512) * PAGE;
            boolean isLarge = larges.containsKey(region);
            boolean hasPages = !pages.subMap(region, region + LARGE).isEmpty();
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    if (!isLarge && table.set(page, entry(step * PAGE))) {
                        pages.put(page, step * PAGE);
                    }
                }
                case 3 -> {
                    if (table.hasRoomForLarge(region)) {
                        assertThat(isLarge || hasPages).isFalse();
                        if (table.setLarge(region, entry(step * LARGE))) {
                            larges.put(region, step * LARGE);
                        }
                    }
                }
                case 4 -> {
                    if (isLarge) {
                        table.split(page);
                        long frame = larges.remove(region);
                        for (int i = 0; i < 512; i++) {
                            pages.put(region + i * PAGE, frame + i * PAGE);
                        }
                    }
                }
                case 5 -> {
                    if (isLarge || pages.containsKey(page)) {
                        table.remove(page);
                        pages.remove(page);
                        larges.remove(region);
                    }
                }
                case 6 -> {
                    long to = region ^ LARGE;
                    if (isLarge && table.hasRoomForLarge(to) && table.moveLarge(region, to)) {
                        larges.put(to, larges.remove(region));
                    }
                }
                case 7 -> {
                    for (long at : pages.subMap(region, region + LARGE).keySet()) {
                        table.remove(at);
                    }
                    pages.subMap(region, region + LARGE).clear();
                    if (!isLarge) {
                        table.releaseTables(page, page + PAGE, region, region + LARGE);
                        assertThat(table.hasRoomForLarge(region)).isTrue();
                    }
                }
                case 8 -> {
                    Map.Entry<Long, Long> small = pages.ceilingEntry(page);
                    Long large = isLarge ? Long.valueOf(page) : larges.ceilingKey(page);
                    long expected = Math.min(small == null ? END : small.getKey(), large == null ? END : large);
                    assertThat(table.nextEntry(page, END)).isEqualTo(expected);
                }
                default -> {
                    Long frame = isLarge ? larges.get(region) + page - region : pages.getOrDefault(page, 0L);
                    assertThat(table.physical(page).bits()).isEqualTo(frame);
                }
            }
        }
        pages.keySet().forEach(table::remove);
        larges.keySet().forEach(table::remove);
        table.releaseTables(0, END, 0, END);
        assertThat(frames.given).isEmpty();
    }
}
