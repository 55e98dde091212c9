// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Errors;
import corto.net.ipv6.Ipv6Interface;
import corto.net.ipv6.Ipv6Protocol;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Fragments of IPv6 from the wire to their protocol: in any order, and such as nobody sends.
final class Ipv6ReassemblyTest {
    private static final int DESTINATION_OPTIONS = 60;
    private static final int UDP = 17;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x100_0000, 256 * PacketBuffer.CAPACITY), 256);
    private final TimerQueue timers = new TimerQueue();
    private final Address copy = memory.map(0x800_0000, 0x1_0000);
    private final Ipv6Reassembly reassembly = new Ipv6Reassembly();
    private final Ipv6 ipv6 = new Ipv6();
    private final Link link = new Link();
    private final List<String> told = new ArrayList<>();
    private final List<String> arrived = new ArrayList<>();
    private long now = 1_000_000_000L;

    Ipv6ReassemblyTest() {
        reassembly.begin(ipv6, pool, timers, () -> now);
        ipv6.add(link);
        ipv6.setFragments(reassembly);
        ipv6.setErrors(new Ipv6Errors() {
            @Override
            public void unreachable(int code, PacketBuffer packet, Ipv6Interface from) {
                told.add("unreachable " + code);
            }

            @Override
            public void reassemblyTimedOut(PacketBuffer packet, Ipv6Interface from) {
                told.add("timed out " + packet.length());
            }

            @Override
            public void parameterProblem(int code, int pointer, boolean evenToGroups, PacketBuffer packet, Ipv6Interface from) {
                told.add("problem " + code + " at " + pointer);
            }
        });
        ipv6.setProtocol(UDP, new Ipv6Protocol() {
            @Override
            public boolean takesRest() {
                return true;
            }

            @Override
            public void received(PacketBuffer packet, int headerLength, Ipv6Interface from) {
                int length = packet.length() + packet.restLength();
                assertThat(packet.copyOut(0, copy, length)).isEqualTo(length);
                for (int i = 0; i < length; i++) {
                    assertThat(copy.loadByte(i)).isEqualTo((byte) i);
                }
                arrived.add(length + " behind " + headerLength);
                packet.release();
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport) {}
        });
    }

    /// One fragment; with `options` its packet's header is followed by destination options first.
    private void in(int identification, int offset, int length, boolean more, int next, boolean options) {
        PacketBuffer packet = pool.allocate();
        int before = options ? 8 : 0;
        Address header = packet.append(40 + before + 8 + length);
        header.clear(packet.length());
        header.storeByte(0, (byte) 0x60);
        header.storeShort(4, Short.reverseBytes((short) (before + 8 + length)));
        header.storeByte(6, (byte) (options ? DESTINATION_OPTIONS : 44));
        header.storeByte(7, (byte) 64);
        header.storeLong(8, 0x20FEL);
        header.storeLong(24, 0x10FEL);
        header.storeByte(23, (byte) 2);
        header.storeByte(39, (byte) 1);
        if (options) {
            header.storeByte(40, (byte) 44);
            header.storeByte(42, (byte) 1);
            header.storeByte(43, (byte) 4);
        }
        Address fragment = header.plus(40 + before);
        fragment.storeByte(0, (byte) next);
        fragment.storeShort(2, Short.reverseBytes((short) (offset | (more ? 1 : 0))));
        fragment.storeInt(4, identification);
        for (int i = 0; i < length; i++) {
            fragment.storeByte(8 + i, (byte) (offset + i));
        }
        ipv6.received(packet, link);
    }

    private void in(int identification, int offset, int length, boolean more) {
        in(identification, offset, length, more, UDP, false);
    }

    private void nothingIsHeld() {
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void in_order_backwards_and_doubled() {
        in(1, 0, 800, true);
        in(1, 800, 77, false);
        in(2, 4000, 3, false);
        in(2, 2400, 1600, true);
        in(2, 2400, 1600, true);
        in(2, 0, 1200, true);
        in(2, 1200, 1200, true);

        assertThat(arrived).containsExactly("877 behind 40", "4003 behind 40");
        assertThat(told).isEmpty();
        nothingIsHeld();
    }

    @Test
    void headers_before_the_fragments_stay() {
        in(1, 1200, 1000, false, UDP, true);
        in(1, 0, 1200, true, UDP, true);

        assertThat(arrived).containsExactly("2200 behind 48");
        nothingIsHeld();
    }

    @Test
    void an_atomic_fragment_is_no_part_of_others() {
        in(1, 0, 80, true);
        in(1, 0, 24, false);

        assertThat(arrived).containsExactly("24 behind 48");
        in(1, 80, 80, false);
        assertThat(arrived).containsExactly("24 behind 48", "160 behind 40");
        nothingIsHeld();
    }

    @Test
    void an_overlap_ends_the_packet() {
        in(1, 0, 80, true);
        in(1, 72, 80, true);
        nothingIsHeld();
        in(1, 80, 8, false);
        assertThat(arrived).isEmpty();
    }

    @Test
    void impossible_lengths_are_told() {
        in(1, 0, 12, true);
        assertThat(told).containsExactly("problem 0 at 4");
        in(1, 0xFFF8, 100, false);
        assertThat(told).containsExactly("problem 0 at 4", "problem 0 at 42");
        nothingIsHeld();
    }

    @Test
    void a_first_fragment_without_the_upper_header_is_told() {
        in(1, 0, 8, true, 6, false);                                     // TCP has 20 bytes
        in(2, 0, 8, true, DESTINATION_OPTIONS, false);
        assertThat(told).containsExactly("problem 3 at 0", "problem 3 at 0");
        nothingIsHeld();
    }

    @Test
    void a_fragment_within_a_fragment_is_dropped() {
        in(1, 200, 32, false, 44, false);
        in(1, 0, 200, true, 44, false);
        assertThat(arrived).isEmpty();
        assertThat(reassembly.reassembled()).isEqualTo(1);
        nothingIsHeld();
    }

    @Test
    void after_60_seconds_the_sender_of_the_first_is_told() {
        in(1, 0, 80, true);
        in(2, 80, 80, true);
        now += 59_000_000_000L;
        timers.expire(now);
        assertThat(pool.capacity() - pool.freeCount()).isEqualTo(2);

        now += 2_000_000_000L;
        timers.expire(now);

        assertThat(told).containsExactly("timed out 128");
        nothingIsHeld();
    }

    @Test
    void random_fragments_are_bounded() {
        Random random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            now += 1_000_000;
            int next = new int[] {UDP, UDP, UDP, 6, 44, DESTINATION_OPTIONS, 43, 0, 59, 200}[random.nextInt(10)];
            in(random.nextInt(40), random.nextInt(random.nextBoolean() ? 8 : 8192) * 8, random.nextInt(4) == 0 ? random.nextInt(800) : 8 * random.nextInt(100),
                    random.nextInt(10) != 0, next, random.nextInt(3) == 0);
            timers.expire(now);
            assertThat(pool.capacity() - pool.freeCount()).isLessThanOrEqualTo(32);
            arrived.clear();
            told.clear();
        }
        now += 61_000_000_000L;
        timers.expire(now);
        nothingIsHeld();
    }

    private static final class Link extends Ipv6Interface {
        Link() {
            super(2);
        }

        @Override
        public void transmit(PacketBuffer packet, long high, long low) {
            packet.release();
        }

        @Override
        public void flush() {}

        @Override
        public int mtu() {
            return 1500;
        }

        @Override
        public boolean fillsChecksums() {
            return false;
        }

        @Override
        public boolean isLoopback() {
            return false;
        }

        @Override
        public int hopLimit() {
            return 64;
        }

        @Override
        public boolean isLocal(long high, long low) {
            return low == 1;
        }

        @Override
        public boolean isMember(long high, long low) {
            return false;
        }

        @Override
        public boolean reaches(long high, long low) {
            return true;
        }

        @Override
        public int sourceFor(long high, long low) {
            return 0;
        }

        @Override
        public int addressPlaces() {
            return 1;
        }

        @Override
        public boolean hasAddress(int place) {
            return true;
        }

        @Override
        public int prefixLength(int place) {
            return 64;
        }

        @Override
        public long addressHigh(int place) {
            return 0xFE10_0000_0000_0000L;
        }

        @Override
        public long addressLow(int place) {
            return 1;
        }
    }
}
