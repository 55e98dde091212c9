// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PageTreeTest {
    private final PageTree tree = new PageTree();

    @Test
    void pages_of_any_number_are_found_again() {
        Random random = new Random(3);
        TreeMap<Long, Long> expected = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            long page = random.nextLong() >>> 12 + random.nextInt(52);
            if (expected.putIfAbsent(page, i + 1L) == null) {
                tree.put(page, new Address(i + 1L));
            }
        }

        assertThat(tree.count()).isEqualTo(expected.size());
        expected.forEach((page, frame) -> assertThat(tree.get(page).bits()).isEqualTo(frame));
        for (int i = 0; i < 2000; i++) {
            long page = random.nextLong() >>> 12 + random.nextInt(52);
            assertThat(tree.get(page).bits()).isEqualTo(expected.getOrDefault(page, 0L));
            Long next = expected.ceilingKey(page);
            assertThat(tree.next(page)).isEqualTo(next == null ? -1 : next);
        }
    }

    @Test
    void cutting_takes_exactly_what_lies_behind() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            PageTree some = new PageTree();
            TreeMap<Long, Long> expected = new TreeMap<>();
            for (int i = 0; i < 50; i++) {
                long page = random.nextLong() >>> 30 + random.nextInt(34);
                if (expected.putIfAbsent(page, i + 1L) == null) {
                    some.put(page, new Address(i + 1L));
                }
            }
            long first = random.nextLong() >>> 30 + random.nextInt(34);
            List<Long> taken = new ArrayList<>();

            some.removeFrom(first, frame -> taken.add(frame.bits()));

            assertThat(taken).containsExactlyElementsOf(expected.tailMap(first).values());
            expected.tailMap(first).clear();
            assertThat(some.count()).isEqualTo(expected.size());
            expected.forEach((page, frame) -> assertThat(some.get(page).bits()).isEqualTo(frame));
            assertThat(some.next(first)).isEqualTo(-1);
        }
    }

    @Test
    void an_empty_tree_has_nothing() {
        assertThat(tree.get(0).isZero()).isTrue();
        assertThat(tree.get(Long.MAX_VALUE).isZero()).isTrue();
        assertThat(tree.next(0)).isEqualTo(-1);
        tree.removeFrom(0, _ -> {
            throw new IllegalStateException();
        });
    }
}
