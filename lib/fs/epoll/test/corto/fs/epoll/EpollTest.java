// SPDX-License-Identifier: Apache-2.0
package corto.fs.epoll;

import static corto.fs.epoll.Epoll.EPOLLET;
import static corto.fs.epoll.Epoll.EPOLLEXCLUSIVE;
import static corto.fs.epoll.Epoll.EPOLLONESHOT;
import static corto.sched.events.Readiness.ERROR;
import static corto.sched.events.Readiness.HANG_UP;
import static corto.sched.events.Readiness.IN;
import static corto.sched.events.Readiness.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import corto.sched.events.WatchList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EpollTest {
    private static final int MOST = 64;

    private static final class Fake extends OpenFile {
        final WatchList watches;
        int ready;
        int asked;

        Fake() {
            this(new WatchList());
        }

        Fake(WatchList watches) {
            super(OpenFlags.O_RDWR);
            this.watches = watches;
        }

        void becomes(int readiness) {
            ready = readiness;
            watches.changed(readiness);
        }

        @Override
        public int readiness() {
            asked++;
            return ready;
        }

        @Override
        public WatchList watches() {
            return watches;
        }
    }

    private static final class Always extends OpenFile {
        Always() {
            super(OpenFlags.O_RDWR);
        }
    }

    private final Address buffer = SimulatedMemory.fresh().map(0x1000, MOST * Epoll.EVENT_BYTES);
    private final Epoll epoll = new Epoll(0);
    private final Fake file = new Fake();

    private List<String> collect(Epoll from, int most) {
        List<String> events = new ArrayList<>();
        int count = from.collect(buffer, most);
        for (int i = 0; i < count; i++) {
            events.add(buffer.loadLong(12 * i + 4) + ":" + Integer.toHexString(buffer.loadInt(12 * i)));
        }
        return events;
    }

    private List<String> collect() {
        return collect(epoll, MOST);
    }

    private static void assertError(Result result, Errno errno) {
        assertThat(result.errno()).isEqualTo(errno.number());
    }

    @Test
    void a_level_triggered_file_is_told_as_long_as_it_is_ready() {
        epoll.add(file, 3, IN, 33);
        assertThat(collect()).isEmpty();

        file.becomes(IN);
        assertThat(collect()).containsExactly("33:1");
        assertThat(collect()).containsExactly("33:1");
        file.ready = 0;

        assertThat(collect()).isEmpty();
    }

    @Test
    void an_edge_triggered_file_is_told_once_a_change() {
        epoll.add(file, 3, IN | EPOLLET, 33);
        file.becomes(IN);

        assertThat(collect()).containsExactly("33:1");
        assertThat(collect()).isEmpty();
        file.becomes(IN);
        assertThat(collect()).containsExactly("33:1");
    }

    @Test
    void a_one_shot_file_is_told_once_until_it_is_modified() {
        epoll.add(file, 3, IN | EPOLLONESHOT, 33);
        file.becomes(IN);

        assertThat(collect()).containsExactly("33:1");
        file.becomes(IN | HANG_UP);
        assertThat(collect()).isEmpty();
        epoll.modify(file, 3, IN | EPOLLONESHOT, 34);
        assertThat(collect()).containsExactly("34:11");
    }

    @Test
    void a_file_that_is_ready_already_is_told_when_added_or_modified() {
        file.ready = OUT;
        epoll.add(file, 3, OUT | EPOLLET, 1);
        assertThat(collect()).containsExactly("1:4");

        epoll.modify(file, 3, OUT | EPOLLET, 2);

        assertThat(collect()).containsExactly("2:4");
    }

    @Test
    void only_what_is_wanted_is_told_and_errors_always() {
        epoll.add(file, 3, OUT, 1);

        file.becomes(IN);
        assertThat(collect()).isEmpty();
        file.becomes(IN | ERROR | HANG_UP);

        assertThat(collect()).containsExactly("1:18");
    }

    @Test
    void files_take_turns_when_there_is_not_room_for_all() {
        List<Fake> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            files.add(new Fake());
            epoll.add(files.get(i), i, IN, i);
            files.get(i).becomes(IN);
        }

        assertThat(collect(epoll, 2)).containsExactly("0:1", "1:1");
        assertThat(collect(epoll, 2)).containsExactly("2:1", "3:1");
        assertThat(collect(epoll, 2)).containsExactly("4:1", "0:1");
    }

    @Test
    void waiting_asks_no_file_that_did_not_change() {
        List<Fake> files = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            files.add(new Fake());
            epoll.add(files.get(i), i, IN, i);
            files.get(i).asked = 0;
        }

        files.get(500).becomes(IN);

        assertThat(collect()).containsExactly("500:1");
        assertThat(files.stream().mapToInt(each -> each.asked).sum()).isEqualTo(1);
    }

    @Test
    void closing_a_file_takes_it_away() {
        epoll.add(file, 3, IN, 33);
        file.becomes(IN);

        file.release();

        assertThat(collect()).isEmpty();
        assertError(epoll.remove(file, 3), Errno.ENOENT);
    }

    @Test
    void of_files_that_share_a_list_only_the_closed_one_goes() {
        Fake other = new Fake(file.watches);
        epoll.add(file, 3, IN, 3);
        epoll.add(other, 4, IN, 4);

        file.release();
        other.becomes(IN);

        assertThat(collect()).containsExactly("4:1");
    }

    @Test
    void one_file_may_be_in_under_several_descriptors() {
        assertThat(epoll.add(file, 3, IN, 3).errno()).isZero();
        assertThat(epoll.add(file, 4, IN, 4).errno()).isZero();
        assertError(epoll.add(file, 3, IN, 5), Errno.EEXIST);
        file.becomes(IN);

        assertThat(collect()).containsExactly("3:1", "4:1");
        epoll.remove(file, 3);
        assertThat(collect()).containsExactly("4:1");
    }

    @Test
    void what_epoll_ctl_refuses() {
        assertError(epoll.add(epoll, 9, IN, 0), Errno.EINVAL);
        assertError(epoll.add(new Always(), 3, IN, 0), Errno.EPERM);
        assertError(epoll.modify(file, 3, IN, 0), Errno.ENOENT);
        assertError(epoll.remove(file, 3), Errno.ENOENT);
        assertError(epoll.add(file, 3, IN | EPOLLEXCLUSIVE | EPOLLONESHOT, 0), Errno.EINVAL);
        assertError(epoll.add(new Epoll(0), 3, IN | EPOLLEXCLUSIVE, 0), Errno.EINVAL);
        assertThat(epoll.add(file, 3, IN | EPOLLEXCLUSIVE | EPOLLET, 0).errno()).isZero();
        assertError(epoll.modify(file, 3, IN, 0), Errno.EINVAL);
        assertError(epoll.modify(file, 3, IN | EPOLLEXCLUSIVE, 0), Errno.EINVAL);
    }

    @Test
    void an_epoll_is_ready_while_one_of_its_files_is() {
        Epoll outer = new Epoll(0);
        outer.add(epoll, 5, IN, 55);
        epoll.add(file, 3, IN, 33);

        file.becomes(IN);
        assertThat(collect(outer, MOST)).containsExactly("55:1");
        assertThat(collect()).containsExactly("33:1");
        file.ready = 0;

        assertThat(collect(outer, MOST)).isEmpty();
        assertThat(epoll.readiness()).isZero();
    }

    @Test
    void epolls_do_not_watch_each_other_in_circles_or_too_deep() {
        Epoll[] chain = new Epoll[7];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = new Epoll(0);
        }
        for (int i = 1; i <= 4; i++) {
            assertThat(chain[i].add(chain[i - 1], i, IN, 0).errno()).isZero();
        }

        assertError(chain[5].add(chain[4], 5, IN, 0), Errno.ELOOP);
        assertError(chain[0].add(chain[4], 5, IN, 0), Errno.ELOOP);
        assertError(chain[0].add(chain[1], 5, IN, 0), Errno.ELOOP);
    }

    @Test
    void who_waits_for_the_epoll_is_told() {
        int[] told = new int[1];
        epoll.watches().add(new Watch() {
            @Override
            public void changed(int readiness) {
                told[0] |= readiness;
            }
        });
        epoll.add(file, 3, IN, 33);

        file.becomes(OUT);
        assertThat(told[0]).isZero();
        file.becomes(IN);

        assertThat(told[0] & IN).isNotZero();
    }

    @Test
    void a_closed_epoll_leaves_no_watch_behind() {
        epoll.add(file, 3, IN, 33);

        epoll.release();

        assertThat(file.watches.isEmpty()).isTrue();
    }

    /// Against a table: what is wanted, what is ready, who has been told.
    @Test
    void random_use_tells_what_a_table_tells() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            Epoll some = new Epoll(0);
            Map<Integer, Fake> files = new HashMap<>();
            Map<Integer, Integer> wanted = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                int fd = random.nextInt(40);
                Fake at = files.computeIfAbsent(fd, _ -> new Fake());
                int events = new int[] {IN, OUT, IN | OUT}[random.nextInt(3)];
                switch (random.nextInt(6)) {
                    case 0 -> {
                        boolean added = some.add(at, fd, events, fd).errno() == 0;
                        assertThat(added).isEqualTo(!wanted.containsKey(fd));
                        wanted.putIfAbsent(fd, events);
                    }
                    case 1 -> assertThat(some.remove(at, fd).errno() == 0).isEqualTo(wanted.remove(fd) != null);
                    case 2 -> {
                        if (some.modify(at, fd, events, fd).errno() == 0) {
                            wanted.put(fd, events);
                        }
                    }
                    case 3 -> {
                        at.release();
                        files.remove(fd);
                        wanted.remove(fd);
                    }
                    case 4 -> at.becomes(new int[] {0, IN, OUT, IN | Readiness.HANG_UP}[random.nextInt(4)]);
                    default -> {
                        List<String> expected = new ArrayList<>();
                        wanted.forEach((descriptor, mask) -> {
                            int ready = files.get(descriptor).ready & (mask | Readiness.ALWAYS);
                            if (ready != 0) {
                                expected.add(descriptor + ":" + Integer.toHexString(ready));
                            }
                        });
                        assertThat(collect(some, MOST)).containsExactlyInAnyOrderElementsOf(expected);
                    }
                }
            }
        }
    }

    private static final class Waiter extends Watch {
        int told;

        @Override
        public void changed(int readiness) {
            told++;
        }
    }

    @Test
    void of_exclusive_ones_the_first_at_which_somebody_waits_is_the_last_to_hear() {
        Fake file = new Fake();
        Epoll[] epolls = {new Epoll(0), new Epoll(0), new Epoll(0), new Epoll(0)};
        Waiter[] waiters = {null, new Waiter(), new Waiter(), new Waiter()};
        for (int i = 0; i < epolls.length; i++) {
            epolls[i].add(file, 3, i == 3 ? IN : IN | EPOLLEXCLUSIVE, 0);
            if (waiters[i] != null) {
                epolls[i].watches().add(waiters[i]);
            }
        }
        file.becomes(IN);

        assertThat(epolls[0].collect(buffer, MOST)).as("nobody waits there").isOne();
        assertThat(epolls[1].collect(buffer, MOST)).isOne();
        assertThat(epolls[2].collect(buffer, MOST)).as("exclusive, and behind").isZero();
        assertThat(epolls[3].collect(buffer, MOST)).as("not exclusive").isOne();
        assertThat(waiters[2].told).isZero();

        epolls[1].watches().remove(waiters[1]);
        file.becomes(IN);
        assertThat(waiters[2].told).as("the next change").isOne();
        assertThat(epolls[2].collect(buffer, MOST)).isOne();
    }
}
