// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class MonitorTableTest {
    private static final int SEEDS = Integer.getInteger("corto.test.monitor.seeds", 300);

    /// A table, and a model of who owns what that every operation is compared with.
    private static final class World {
        final Interleavings threads;
        final MonitorTable table;
        private final Map<Object, Object> owners = new HashMap<>();
        private final Map<Object, Integer> depths = new HashMap<>();
        private final Map<Object, Integer> slots = new HashMap<>();

        World(Interleavings threads) {
            this.threads = threads;
            table = new MonitorTable(threads);
        }

        /// An object that has its monitor in the slot.
        Object object(int slot) {
            Object object = new Object();
            slots.put(object, slot);
            return object;
        }

        void enter(Object object) {
            table.enter(object, slots.get(object));
            own(object, depths.getOrDefault(object, 0) + 1);
        }

        private void own(Object object, int depth) {
            Object self = threads.current();
            Object owner = owners.put(object, self);
            assertThat(owner == null || owner == self).as("one owner").isTrue();
            assertThat(table.isOwned(object, slots.get(object))).isTrue();
            depths.put(object, depth);
        }

        void exit(Object object) {
            leave(object, depths.get(object) - 1);
            assertThat(table.exit(object, slots.get(object))).isTrue();
        }

        private void leave(Object object, int depth) {
            assertThat(owners.get(object)).isSameAs(threads.current());
            depths.put(object, depth);
            if (depth == 0) {
                owners.remove(object);
            }
        }

        WaitOutcome await(Object object, long deadline) {
            int depth = depths.get(object);
            leave(object, 0);
            WaitOutcome outcome = table.await(object, slots.get(object), deadline);
            own(object, depth);
            return outcome;
        }

        void notify(Object object, boolean all) {
            assertThat(table.notify(object, slots.get(object), all)).isTrue();
        }

        void run() {
            threads.run();
            for (MonitorSlot slot : table.slots) {
                assertThat(slot.held).as("all is left").isNull();
                assertThat(slot.monitors).isNull();
                assertThat(slot.recursions).isZero();
            }
        }
    }

    private static World inOrder() {
        return new World(new Interleavings(_ -> 0, false));
    }

    // ---- one thread ----

    @Test
    void what_is_entered_is_owned_until_it_is_left_as_often() {
        World world = inOrder();
        Object object = world.object(3);
        world.threads.add(() -> {
            assertThat(world.table.isOwned(object, 3)).isFalse();
            world.enter(object);
            world.enter(object);
            world.enter(object);
            world.exit(object);
            world.exit(object);
            assertThat(world.table.isOwned(object, 3)).isTrue();
            world.exit(object);
            assertThat(world.table.isOwned(object, 3)).isFalse();
        });
        world.run();
    }

    @Test
    void what_is_not_owned_cannot_be_left_waited_for_or_notified() {
        World world = inOrder();
        Object object = world.object(3);
        Object other = world.object(3);
        world.threads.add(() -> {
            world.enter(other);
            assertThat(world.table.exit(object, 3)).isFalse();
            assertThat(world.table.await(object, 3, Threads.NEVER)).isEqualTo(WaitOutcome.NOT_OWNER);
            assertThat(world.table.notify(object, 3, true)).isFalse();
            world.exit(other);
            assertThat(world.table.exit(other, 3)).isFalse();
        });
        world.run();
    }

    @Test
    void thousands_of_objects_share_one_slot_and_are_left_in_any_order() {
        World world = inOrder();
        Random random = new Random(1);
        world.threads.add(() -> {
            List<Object> objects = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                objects.add(world.object(7));
                for (int times = random.nextInt(3); times >= 0; times--) {
                    world.enter(objects.getLast());
                }
            }
            while (!objects.isEmpty()) {
                Object object = objects.remove(random.nextInt(objects.size()));
                while (world.table.isOwned(object, 7)) {
                    world.exit(object);
                }
            }
        });
        world.run();
    }

    @Test
    void addresses_of_neighbours_are_spread_over_the_slots() {
        for (int size = 16; size <= 256; size *= 2) {
            Map<Integer, Integer> used = new HashMap<>();
            for (int i = 0; i < 256; i++) {
                used.merge(MonitorTable.slotOf(0xFFFF_8000_0123_4000L + (long) i * size), 1, Integer::sum);
            }
            assertThat(used.keySet()).as("objects of %s bytes", size).hasSizeGreaterThan(56).allMatch(slot -> slot >= 0 && slot < 64);
            assertThat(used.values()).allMatch(count -> count <= 8);
        }
    }

    // ---- waiting ----

    @Test
    void a_wait_ends_at_its_deadline() {
        World world = inOrder();
        Object object = world.object(0);
        world.threads.add(() -> {
            world.enter(object);
            world.enter(object);
            assertThat(world.await(object, 500)).isEqualTo(WaitOutcome.TIMED_OUT);
            assertThat(world.threads.nowNanos()).isEqualTo(500);
            world.exit(object);
            world.exit(object);
        });
        world.run();
    }

    @Test
    void an_interrupt_ends_a_wait_and_stays() {
        World world = inOrder();
        Object object = world.object(0);
        Interleavings.Simulated waiter = world.threads.add(() -> {
            world.enter(object);
            assertThat(world.await(object, Threads.NEVER)).isEqualTo(WaitOutcome.INTERRUPTED);
            assertThat(world.threads.clearInterrupt()).isTrue();
            assertThat(world.await(object, 1000)).isEqualTo(WaitOutcome.TIMED_OUT);
            world.exit(object);
        });
        world.threads.add(() -> world.threads.interrupt(waiter));
        world.run();
    }

    @Test
    void who_is_interrupted_before_does_not_wait() {
        World world = inOrder();
        Object object = world.object(0);
        Interleavings.Simulated[] self = new Interleavings.Simulated[1];
        self[0] = world.threads.add(() -> {
            world.threads.interrupt(self[0]);
            world.enter(object);
            assertThat(world.table.await(object, 0, Threads.NEVER)).isEqualTo(WaitOutcome.INTERRUPTED);
            world.exit(object);
        });
        world.run();
    }

    @Test
    void who_is_interrupted_after_it_was_notified_was_notified() {
        World world = inOrder();
        Object object = world.object(0);
        Interleavings.Simulated waiter = world.threads.add(() -> {
            world.enter(object);
            assertThat(world.await(object, Threads.NEVER)).isEqualTo(WaitOutcome.NOTIFIED);
            assertThat(world.threads.isInterrupted()).isTrue();
            world.exit(object);
        });
        world.threads.add(() -> {
            world.enter(object);
            world.notify(object, false);
            world.threads.interrupt(waiter);
            world.exit(object);
        });
        world.run();
    }

    @Test
    void a_notification_is_not_lost_to_one_who_was_interrupted_first() {
        int runs = Interleavings.all(50_000, choices -> {
            World world = new World(new Interleavings(choices, false));
            Object object = world.object(0);
            int[] notified = new int[1];
            Runnable waiting = () -> {
                world.enter(object);
                if (world.await(object, 1000) == WaitOutcome.NOTIFIED) {
                    notified[0]++;
                }
                world.exit(object);
            };
            Interleavings.Simulated first = world.threads.add(waiting);
            world.threads.add(waiting);
            world.threads.add(() -> {
                world.threads.await(500);                // both wait
                world.threads.interrupt(first);
                world.threads.step();
                world.enter(object);
                world.notify(object, false);
                world.exit(object);
            });
            return () -> {
                world.run();
                assertThat(notified[0]).isEqualTo(1);
            };
        });
        assertThat(runs).isGreaterThan(10);
    }

    @Test
    void notifications_go_to_those_who_wait_longest() {
        World world = inOrder();
        Object object = world.object(0);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            world.threads.add(() -> {
                world.enter(object);
                world.await(object, Threads.NEVER);
                order.add(number);
                world.exit(object);
            });
        }
        world.threads.add(() -> {
            world.enter(object);
            world.notify(object, false);
            world.notify(object, false);
            world.notify(object, true);
            world.exit(object);
        });
        world.run();
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    // ---- entering ----

    @Test
    void threads_enter_in_the_order_of_their_coming() {
        World world = inOrder();
        Object object = world.object(0);
        List<Integer> order = new ArrayList<>();
        world.threads.add(() -> {
            world.enter(object);
            world.threads.await(100);
            world.exit(object);
        });
        for (int i = 0; i < 5; i++) {
            int number = i;
            world.threads.add(() -> {
                world.enter(object);
                order.add(number);
                world.threads.await(world.threads.nowNanos() + 10);
                world.exit(object);
            });
        }
        world.run();
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void who_wakes_for_no_reason_stays_behind_the_first() {
        boolean[] last = new boolean[1];
        World world = new World(new Interleavings(count -> last[0] ? count - 1 : 0, false));
        Object object = world.object(0);
        List<Integer> order = new ArrayList<>();
        List<Interleavings.Simulated> threads = new ArrayList<>();
        world.threads.add(() -> {
            world.enter(object);
            world.threads.await(100);                    // both come
            world.exit(object);
            world.threads.wake(threads.get(1));
            last[0] = true;
            world.threads.step();
        });
        for (int i = 0; i < 2; i++) {
            int number = i;
            threads.add(world.threads.add(() -> {
                world.enter(object);
                order.add(number);
                world.exit(object);
            }));
        }
        world.run();
        assertThat(order).containsExactly(0, 1);
    }

    @Test
    void who_was_overtaken_once_is_next() {
        World world = new World(new Interleavings(_ -> 0, false));
        Object object = world.object(0);
        boolean[] entered = new boolean[1];
        world.threads.add(() -> {
            world.enter(object);
            world.threads.await(100);                    // the other comes
            world.exit(object);
            world.enter(object);                         // overtakes it: the other is ready, and has not run
            assertThat(entered[0]).isFalse();
            world.threads.await(200);                    // it finds the monitor taken
            world.exit(object);
            world.enter(object);                         // not again
            assertThat(entered[0]).isTrue();
            world.exit(object);
        });
        world.threads.add(() -> {
            world.enter(object);
            entered[0] = true;
            world.exit(object);
        });
        world.run();
    }

    // ---- all interleavings, or many ----

    @Test
    void two_threads_and_colliding_objects_in_all_interleavings() {
        int runs = Interleavings.all(100_000, choices -> {
            World world = new World(new Interleavings(choices, false));
            Object a = world.object(0);
            Object b = world.object(0);
            BiConsumer<Object, Object> program = (first, second) -> {
                world.enter(first);
                world.threads.step();
                world.enter(first);
                world.exit(first);
                world.threads.step();
                world.exit(first);
                world.enter(second);
                world.threads.step();
                world.exit(second);
            };
            world.threads.add(() -> program.accept(a, b));
            world.threads.add(() -> program.accept(b, a));
            return world::run;
        });
        assertThat(runs).isBetween(20, 99_999);
    }

    @Test
    void waiting_and_notifying_loses_nothing_in_all_interleavings() {
        int runs = Interleavings.all(200_000, choices -> {
            World world = new World(new Interleavings(choices, false));
            Object object = world.object(0);
            int[] items = new int[1];
            world.threads.add(() -> consume(world, object, items));
            world.threads.add(() -> consume(world, object, items));
            world.threads.add(() -> {
                for (int i = 0; i < 2; i++) {
                    world.enter(object);
                    items[0]++;
                    world.notify(object, false);
                    world.threads.step();
                    world.exit(object);
                    world.threads.step();
                }
            });
            return world::run;
        });
        assertThat(runs).isBetween(100, 199_999);
    }

    private static void consume(World world, Object object, int[] items) {
        world.enter(object);
        while (items[0] == 0) {
            assertThat(world.await(object, Threads.NEVER)).isEqualTo(WaitOutcome.NOTIFIED);
        }
        items[0]--;
        world.exit(object);
    }

    @Test
    void producers_and_consumers_of_a_full_buffer_all_end() {
        for (long seed = 0; seed < SEEDS; seed++) {
            World world = new World(new Interleavings(Interleavings.random(seed), true));
            Object buffer = world.object(0);
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            List<Integer> taken = new ArrayList<>();
            for (int p = 0; p < 3; p++) {
                int first = p * 10;
                world.threads.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        world.enter(buffer);
                        while (queue.size() == 2) {
                            world.await(buffer, Threads.NEVER);
                        }
                        queue.add(first + i);
                        world.notify(buffer, true);
                        world.threads.step();
                        world.exit(buffer);
                    }
                });
                world.threads.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        world.enter(buffer);
                        while (queue.isEmpty()) {
                            world.await(buffer, Threads.NEVER);
                        }
                        taken.add(queue.poll());
                        world.notify(buffer, true);
                        world.exit(buffer);
                        world.threads.step();
                    }
                });
            }
            runSeed(world, seed);
            assertThat(taken.stream().sorted().toList()).as("seed %s", seed).hasSize(30).isEqualTo(taken.stream().distinct().sorted().toList());
        }
    }

    @Test
    void random_programs_keep_to_the_model() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            World world = new World(new Interleavings(Interleavings.random(seed), seed % 2 == 0));
            List<Object> objects = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                objects.add(world.object(random.nextInt(2)));
            }
            List<Interleavings.Simulated> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Random own = new Random(seed * 31 + t);
                threads.add(world.threads.add(() -> {
                    for (int i = 0; i < 6; i++) {
                        nested(world, objects, threads, 0, own);
                    }
                }));
            }
            runSeed(world, seed);
        }
    }

    /// Enters objects in ascending order, so that nobody waits in a circle; all waits have a deadline.
    private static void nested(World world, List<Object> objects, List<Interleavings.Simulated> threads, int from, Random random) {
        if (from == objects.size()) {
            return;
        }
        int index = from + random.nextInt(objects.size() - from);
        Object object = objects.get(index);
        world.enter(object);
        for (int i = random.nextInt(5); i > 0; i--) {
            switch (random.nextInt(7)) {
                case 0 -> nested(world, objects, threads, index + 1, random);
                case 1 -> nested(world, objects, threads, index, random);        // once more, perhaps
                case 2 -> {
                    if (world.await(object, world.threads.nowNanos() + random.nextInt(100)) == WaitOutcome.INTERRUPTED) {
                        assertThat(world.threads.clearInterrupt()).isTrue();
                    }
                }
                case 3 -> world.notify(object, false);
                case 4 -> world.notify(object, true);
                case 5 -> world.threads.interrupt(threads.get(random.nextInt(threads.size())));
                default -> world.threads.step();
            }
        }
        world.exit(object);
    }

    private static void runSeed(World world, long seed) {
        try {
            world.run();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
