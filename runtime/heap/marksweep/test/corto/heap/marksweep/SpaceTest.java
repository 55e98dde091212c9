// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import static org.assertj.core.api.Assertions.assertThat;

import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final int MEBIBYTE = 1 << 20;

    private final FakeImage image = new FakeImage(MEBIBYTE, 0);

    /// Fills the memory until it is used up; nothing of it is referred to.
    private static int allocateUntilFull(FakeImage image, Address descriptor) {
        int before = image.collections;
        int count = 0;
        while (image.collections == before && !image.allocate(descriptor).isZero()) {
            count++;
        }
        return count;
    }

    private static boolean isNode(FakeImage image, Address object) {
        return ObjectLayout.descriptor(object).is(image.node);
    }

    @Test
    void new_memory_is_zero_even_where_something_was_before() {
        for (int i = 0; i < 30_000; i++) {
            Address object = image.allocate(image.node);
            for (int field = 0; field < 4; field++) {
                assertThat(object.loadLong(8 + field * 8L)).isZero();
                object.storeLong(8 + field * 8L, -1);
            }
            FakeImage.setReference(object, 0, Address.zero());
            FakeImage.setReference(object, 1, Address.zero());
            FakeImage.setReference(object, 2, Address.zero());
        }

        assertThat(image.collections).isPositive();
    }

    @Test
    void what_was_reserved_is_there_although_the_platform_gives_no_more() {
        image.allocate(image.node);
        assertThat(image.space.reserve(24)).isTrue();
        image.refusesMemory = true;

        for (int i = 0; i < 24; i++) {
            assertThat(image.allocate(image.bytes, 8000).isZero()).isFalse();
        }
        assertThat(image.collections).isZero();
    }

    @Test
    void what_cannot_be_reserved_is_collected_for_once_and_then_refused() {
        image.allocate(image.node);
        image.refusesMemory = true;

        assertThat(image.space.reserve(40)).isFalse();
        assertThat(image.space.reserve(40)).isFalse();
        assertThat(image.collections).isEqualTo(1);
    }

    @Test
    void what_nothing_refers_to_is_used_again() {
        for (int i = 0; i < 10; i++) {
            assertThat(allocateUntilFull(image, image.leaf)).isPositive();
        }
    }

    @Test
    void what_a_static_field_refers_to_stays_with_all_that_it_refers_to() {
        Address head = image.allocate(image.node);
        Address next = image.allocate(image.node);
        FakeImage.setReference(head, 2, next);
        next.storeLong(32, 4711);
        image.setStatic(17, head);

        image.collect();
        allocateUntilFull(image, image.node);

        assertThat(isNode(image, head)).isTrue();
        assertThat(FakeImage.reference(head, 2)).isEqualTo(next);
        assertThat(next.loadLong(32)).isEqualTo(4711);
    }

    @Test
    void what_an_object_of_the_image_refers_to_stays() {
        Address object = image.allocate(image.leaf);
        object.storeLong(16, 42);
        image.setImageField(1, object);

        image.collect();
        allocateUntilFull(image, image.leaf);

        assertThat(object.loadLong(16)).isEqualTo(42);
    }

    @Test
    void a_word_on_the_stack_that_points_into_an_object_keeps_it() {
        Address object = image.allocate(image.bytes, 100);
        object.storeByte(60, (byte) 7);
        image.push(object.bits() + 60);

        image.collect();
        allocateUntilFull(image, image.leaf);

        assertThat(object.loadByte(60)).isEqualTo((byte) 7);
        assertThat(ObjectLayout.STATE.read(object)).isZero();
    }

    @Test
    void a_word_that_points_into_the_middle_of_a_large_object_keeps_it() {
        Address object = image.allocate(image.bytes, 100_000);
        object.storeByte(99_000, (byte) 7);
        image.push(object.bits() + 50_000);

        image.collect();
        allocateUntilFull(image, image.leaf);

        assertThat(object.loadByte(99_000)).isEqualTo((byte) 7);
    }

    @Test
    void a_word_that_points_to_a_dead_object_not_yet_swept_does_not_revive_it() {
        Address kept = image.allocate(image.node);
        Address dead = image.allocate(image.node);
        image.setStatic(0, kept);
        image.collect();
        FakeImage.setReference(dead, 0, new Address(kept.bits() + 24));   // garbage: where it pointed is something else now
        image.push(dead.bits());

        image.collect();

        image.setStatic(0, Address.zero());
        image.popAll();
        image.collect();
        assertThat(image.space.usedBytes()).isZero();
    }

    @Test
    void an_identity_hash_survives() {
        Address object = image.allocate(image.node);
        ObjectLayout.STATE.write(object, 0x12_3456 << ObjectLayout.STATE_HASH_SHIFT);
        image.push(object.bits());

        image.collect();

        assertThat(ObjectLayout.STATE.read(object)).isEqualTo(0x12_3456 << ObjectLayout.STATE_HASH_SHIFT);
    }

    @Test
    void references_of_an_object_with_more_than_63_fields_are_followed() {
        Address object = image.allocate(image.wide);
        Address last = image.allocate(image.leaf);
        last.storeLong(8, 99);
        FakeImage.setReference(object, 69, last);
        image.setStatic(0, object);

        image.collect();
        allocateUntilFull(image, image.leaf);

        assertThat(last.loadLong(8)).isEqualTo(99);
    }

    @Test
    void all_elements_of_a_long_array_are_followed() {
        Address array = image.allocate(image.references, 5000);
        image.setStatic(0, array);
        for (int i = 0; i < 5000; i++) {
            Address element = image.allocate(image.leaf);
            element.storeLong(8, i);
            array.storeAddress(16 + i * 8L, element);
        }

        image.collect();
        allocateUntilFull(image, image.leaf);

        for (int i = 0; i < 5000; i++) {
            assertThat(array.loadAddress(16 + i * 8L).loadLong(8)).isEqualTo(i);
        }
    }

    @Test
    void a_tree_that_overflows_the_mark_stack_is_marked_completely() {
        Address array = image.allocate(image.references, 60);              // each element has 70 children: 512 words do not hold them
        image.setStatic(0, array);
        for (int i = 0; i < 60; i++) {
            Address parent = image.allocate(image.wide);
            array.storeAddress(16 + i * 8L, parent);
            for (int child = 0; child < 70; child++) {
                Address leaf = image.allocate(image.leaf);
                leaf.storeLong(8, i * 100L + child);
                FakeImage.setReference(parent, child, leaf);
            }
        }

        image.collect();
        allocateUntilFull(image, image.leaf);

        for (int i = 0; i < 60; i++) {
            for (int child = 0; child < 70; child++) {
                Address leaf = FakeImage.reference(array.loadAddress(16 + i * 8L), child);
                assertThat(leaf.loadLong(8)).isEqualTo(i * 100L + child);
            }
        }
    }

    @Test
    void arrays_and_instances_that_are_met_while_the_mark_stack_is_full_are_followed() {
        Address array = image.allocate(image.references, 60);              // each element has 60 elements, each of these one child
        image.setStatic(0, array);
        for (int i = 0; i < 60; i++) {
            Address row = image.allocate(image.references, 60);
            array.storeAddress(16 + i * 8L, row);
            for (int j = 0; j < 60; j++) {
                Address parent = image.allocate(image.node);
                row.storeAddress(16 + j * 8L, parent);
                Address leaf = image.allocate(image.leaf);
                leaf.storeLong(8, i * 100L + j);
                FakeImage.setReference(parent, 2, leaf);
            }
        }

        image.collect();
        allocateUntilFull(image, image.leaf);

        for (int i = 0; i < 60; i++) {
            Address row = array.loadAddress(16 + i * 8L);
            for (int j = 0; j < 60; j++) {
                Address leaf = FakeImage.reference(row.loadAddress(16 + j * 8L), 2);
                assertThat(leaf.loadLong(8)).isEqualTo(i * 100L + j);
            }
        }
    }

    @Test
    void a_list_of_any_length_is_marked() {
        Address head = Address.zero();
        for (int i = 0; i < 15_000; i++) {
            Address node = image.allocate(image.node);
            FakeImage.setReference(node, 0, head);
            head = node;
            image.setStatic(0, head);
        }

        image.collect();
        image.collect();

        int length = 0;
        for (Address node = head; !node.isZero(); node = FakeImage.reference(node, 0)) {
            assertThat(isNode(image, node)).isTrue();
            length++;
        }
        assertThat(length).isEqualTo(15_000);
    }

    @Test
    void without_memory_there_is_zero_and_with_memory_again_there_is_not() {
        Address head = Address.zero();
        Address node;
        while (!(node = image.allocate(image.node)).isZero()) {
            FakeImage.setReference(node, 0, head);
            head = node;
            image.setStatic(0, head);
        }

        assertThat(image.allocate(image.node).isZero()).isTrue();
        image.setStatic(0, Address.zero());

        assertThat(image.allocate(image.node).isZero()).isFalse();
    }

    @Test
    void the_reserve_gives_some_more_memory_and_comes_back() {
        for (int round = 0; round < 3; round++) {
            Address head = Address.zero();
            Address node;
            while (!(node = image.allocate(image.node)).isZero()) {
                FakeImage.setReference(node, 0, head);
                head = node;
                image.setStatic(0, head);
            }
            image.space.openReserve();

            assertThat(image.allocate(image.bytes, 20_000).isZero()).isFalse();
            image.setStatic(0, Address.zero());
            image.collect();
        }
    }

    @Test
    void an_object_larger_than_the_memory_gives_zero() {
        assertThat(image.allocate(image.bytes, Integer.MAX_VALUE).isZero()).isTrue();
        assertThat(image.allocate(image.bytes, MEBIBYTE).isZero()).isTrue();
    }

    @Test
    void memory_of_large_objects_is_used_again_for_small_ones_and_back() {
        for (int i = 0; i < 50; i++) {
            assertThat(image.allocate(image.bytes, 700_000).isZero()).isFalse();
            allocateUntilFull(image, image.node);
        }
    }

    @Test
    void most_of_the_memory_can_be_used() {
        assertThat(image.space.maximumBytes()).isGreaterThan(MEBIBYTE * 95L / 100);
    }

    @Test
    void random_graphs_keep_what_is_reachable_and_lose_the_rest() {
        compareWithModel(new FakeImage(MEBIBYTE, 0), 60_000, 1);
    }

    @Test
    void random_graphs_under_stress() {
        compareWithModel(new FakeImage(MEBIBYTE, 37), 10_000, 2);
    }

    /// Does the same to objects in the image and to a model of them, and compares what is reachable.
    private static void compareWithModel(FakeImage image, int steps, long seed) {
        Random random = new Random(seed);
        Map<Long, Long> numbers = new HashMap<>();                         // object → what is in its field
        Address[] roots = new Address[64];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Address.zero();
        }
        for (int step = 0; step < steps; step++) {
            int root = random.nextInt(roots.length);
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    Address node = image.allocate(image.node);
                    if (node.isZero()) {                                   // all of it is reachable
                        drop(image, roots, random);
                        continue;
                    }
                    node.storeLong(32, step);
                    numbers.put(node.bits(), (long) step);
                    FakeImage.setReference(node, random.nextInt(3), roots[root]);
                    FakeImage.setReference(node, random.nextInt(3), roots[random.nextInt(roots.length)]);
                    roots[root] = node;
                }
                case 4 -> image.allocate(image.bytes, random.nextInt(random.nextInt(50) == 0 ? 20_000 : 600));
                case 5 -> roots[root] = random.nextInt(4) == 0 ? Address.zero() : roots[random.nextInt(roots.length)];
                case 6 -> {
                    if (!roots[root].isZero()) {
                        FakeImage.setReference(roots[root], random.nextInt(3), roots[random.nextInt(roots.length)]);
                    }
                }
                default -> {
                    if (!roots[root].isZero()) {
                        Address next = FakeImage.reference(roots[root], random.nextInt(3));
                        roots[root] = next;
                    }
                }
            }
            image.setStatic(root, roots[root]);
            if (step % 5000 == 0) {
                drop(image, roots, random);
                assertReachableIsIntact(image, roots, numbers);
            }
        }
        assertThat(image.collections).isGreaterThan(3);
    }

    private static void drop(FakeImage image, Address[] roots, Random random) {
        for (int i = 0; i < roots.length; i++) {
            if (random.nextInt(8) > 0) {
                roots[i] = Address.zero();
                image.setStatic(i, roots[i]);
            }
        }
    }

    private static void assertReachableIsIntact(FakeImage image, Address[] roots, Map<Long, Long> numbers) {
        Set<Long> seen = new HashSet<>();
        List<Address> open = new ArrayList<>(List.of(roots));
        while (!open.isEmpty()) {
            Address node = open.removeLast();
            if (node.isZero() || !seen.add(node.bits())) {
                continue;
            }
            assertThat(isNode(image, node)).isTrue();
            assertThat(node.loadLong(32)).isEqualTo(numbers.get(node.bits()));
            for (int i = 0; i < 3; i++) {
                open.add(FakeImage.reference(node, i));
            }
        }
        numbers.keySet().retainAll(seen);
    }
}
