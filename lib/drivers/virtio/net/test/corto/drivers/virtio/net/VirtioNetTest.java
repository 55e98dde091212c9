// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.FakeTransport;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.FakeQueue;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtioNetTest {
    private static final int RECEIVE = 0;
    private static final int TRANSMIT = 1;
    private static final int RING = 8;
    private static final int BUFFERS = 32;

    private static final long CSUM = 1;
    private static final long GUEST_CSUM = 2;
    private static final long MTU = 8;
    private static final long MAC = 32;
    private static final long GUEST_TSO4 = 1 << 7;
    private static final long GUEST_TSO6 = 1 << 8;
    private static final long HOST_TSO4 = 1 << 11;
    private static final long HOST_TSO6 = 1 << 12;
    private static final long MRG_RXBUF = 1 << 15;
    private static final long STATUS = 1 << 16;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames();
    final FakeTransport device = new FakeTransport(DeviceType.NETWORK);
    private Address poolMemory = memory.map(DirectMap.BASE + 0x80_0000, BUFFERS * PacketBuffer.CAPACITY);
    private PacketPool pool = new PacketPool(poolMemory, BUFFERS);
    private final Receiver receiver = new Receiver();
    private VirtioNet net;

    VirtioNetTest() {
        device.offered = Features.VERSION_1 | MAC | STATUS | CSUM | GUEST_CSUM;
        device.queueSizes[RECEIVE] = RING;
        device.queueSizes[TRANSMIT] = RING;
        device.configuration.put(new byte[] {0x52, 0x54, 0, (byte) 0xFF, 0x34, 0x56}).putShort(6, (short) 1).putShort(10, (short) 1400);
    }

    private static final class Receiver implements PacketReceiver {
        final List<PacketBuffer> frames = new ArrayList<>();
        int possible;
        int linkChanges;

        @Override
        public void received(PacketBuffer frame) {
            frames.add(frame);
        }

        @Override
        public void transmitPossible() {
            possible++;
        }

        @Override
        public void linkChanged() {
            linkChanges++;
        }
    }

    private void start() {
        net = VirtioNet.of(device, pool, frames);
        net.setReceiver(receiver);
    }

    private PacketBuffer frame(int length, int fill) {
        PacketBuffer frame = pool.allocate();
        Address at = frame.append(length);
        for (int i = 0; i < length; i++) {
            at.storeByte(i, (byte) fill);
        }
        return frame;
    }

    /// The device puts a frame into the next buffer of the receive ring.
    private void arrive(int length, int fill, int flags) {
        FakeQueue queue = device.queues[RECEIVE];
        int head = queue.next();
        FakeQueue.Buffer buffer = queue.buffers(head).getFirst();
        assertThat(buffer.writable()).isTrue();
        for (int i = 0; i < 12; i++) {
            buffer.address().storeByte(i, (byte) 0);
        }
        buffer.address().storeByte(0, (byte) flags);
        buffer.address().storeShort(10, (short) 1);
        for (int i = 0; i < Math.min(length, buffer.length() - 12); i++) {
            buffer.address().storeByte(12 + i, (byte) fill);
        }
        queue.use(head, 12 + length);
    }

    // ---- setup ----

    @Test
    void setup_ends_with_DRIVER_OK_and_a_full_receive_ring() {
        start();

        assertThat(device.statuses).containsExactly(0, 1, 3, 11, 15);
        assertThat(device.queues[RECEIVE].waiting()).isEqualTo(RING);
        assertThat(device.notifications[RECEIVE]).isEqualTo(1);
        assertThat(pool.freeCount()).isEqualTo(BUFFERS - RING);
    }

    @Test
    void address_mtu_and_link_come_from_the_configuration() {
        device.offered |= MTU;
        start();

        assertThat(net.macAddress()).isEqualTo(0x5254_00FF_3456L);
        assertThat(net.mtu()).isEqualTo(1400);
        assertThat(net.isLinkUp()).isTrue();
        assertThat(net.features()).isEqualTo(NetworkDevice.CHECKSUM_OFFLOAD);
    }

    @Test
    void jumbo_frames_need_several_buffers() {
        device.configuration.putShort(10, (short) 9000);
        device.offered |= MTU;
        start();
        assertThat(net.mtu()).isEqualTo(1500);

        device.offered |= MRG_RXBUF;
        start();
        assertThat(net.mtu()).isEqualTo(1500);                 // the ring has no place for the parts of a frame

        device.queueSizes[TRANSMIT] = 64;
        start();
        assertThat(net.mtu()).isEqualTo(9000);
    }

    @Test
    void a_frame_of_several_parts_without_a_segment_size_is_not_cut() {
        device.configuration.putShort(10, (short) 9000);
        device.offered |= MTU | MRG_RXBUF;
        device.queueSizes[TRANSMIT] = 64;
        start();
        PacketBuffer frame = frame(1900, 1);
        PacketBuffer part = frame(1800, 2);
        frame.join(frame, part, 0);
        part.release();
        assertThat(net.transmit(frame)).isTrue();

        FakeQueue queue = device.queues[TRANSMIT];
        List<FakeQueue.Buffer> chain = queue.buffers(queue.next());
        assertThat(chain).hasSize(2);
        assertThat(chain.get(0).length()).isEqualTo(12 + 1900);
        assertThat(chain.get(0).address().loadByte(1)).isZero();               // gso_type
        assertThat(chain.get(0).address().loadInt(2)).isZero();                // hdr_len, gso_size
        assertThat(chain.get(1).length()).isEqualTo(1800);
    }

    @Test
    void without_the_features_the_link_is_up_and_the_mtu_that_of_Ethernet() {
        device.offered = Features.VERSION_1 | MAC;
        device.configuration.putShort(6, (short) 0);
        start();

        assertThat(net.isLinkUp()).isTrue();
        assertThat(net.mtu()).isEqualTo(1500);
        assertThat(net.features()).isZero();
    }

    @Test
    void only_features_that_are_used_are_taken() {
        device.offered = -1L;
        start();

        assertThat(device.accepted).isEqualTo(Features.VERSION_1 | Features.RING_PACKED | Features.RING_EVENT_IDX | MAC | STATUS | MTU | CSUM | GUEST_CSUM
                | GUEST_TSO4 | GUEST_TSO6 | HOST_TSO4 | HOST_TSO6 | MRG_RXBUF);
    }

    @Test
    void a_device_without_address_is_given_up() {
        device.offered = Features.VERSION_1;

        assertThat(VirtioNet.of(device, pool, frames)).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }

    @Test
    void without_memory_for_rings_the_device_is_given_up() {
        frames.remaining = 1;

        assertThat(VirtioNet.of(device, pool, frames)).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
        assertThat(pool.freeCount()).isEqualTo(BUFFERS);
    }

    @Test
    void another_kind_of_device_is_left_alone() {
        FakeTransport entropy = new FakeTransport(DeviceType.ENTROPY);

        assertThat(VirtioNet.of(entropy, pool, frames)).isNull();
        assertThat(entropy.statuses).isEmpty();
    }

    // ---- receiving ----

    @Test
    void received_frames_go_up_in_order_without_the_header() {
        start();
        arrive(60, 1, 0);
        arrive(1514, 2, 0);

        assertThat(net.poll()).isTrue();

        assertThat(receiver.frames).hasSize(2);
        assertThat(receiver.frames.get(0).length()).isEqualTo(60);
        assertThat(receiver.frames.get(0).data().loadByte(0)).isEqualTo((byte) 1);
        assertThat(receiver.frames.get(0).isChecksumVerified()).isFalse();
        assertThat(receiver.frames.get(1).length()).isEqualTo(1514);
        assertThat(receiver.frames.get(1).data().loadByte(1513)).isEqualTo((byte) 2);
    }

    @Test
    void a_received_frame_has_room_in_front_for_the_device_to_send_it_back() {
        start();
        arrive(60, 1, 0);
        net.poll();

        assertThat(receiver.frames.getFirst().headroom()).isGreaterThanOrEqualTo(PacketBuffer.DEVICE_HEADROOM);
        assertThat(receiver.frames.getFirst().data().plus(14).isAligned(4)).as("IP header").isTrue();
    }

    @Test
    void the_receive_ring_is_refilled_with_one_notification() {
        start();
        arrive(60, 1, 0);
        arrive(60, 1, 0);
        arrive(60, 1, 0);

        net.poll();

        assertThat(device.queues[RECEIVE].waiting()).isEqualTo(RING);
        assertThat(device.notifications[RECEIVE]).isEqualTo(2);
    }

    @Test
    void when_the_pool_is_empty_the_ring_runs_short_and_is_refilled_later() {
        start();
        List<PacketBuffer> taken = new ArrayList<>();
        for (PacketBuffer buffer = pool.allocate(); buffer != null; buffer = pool.allocate()) {
            taken.add(buffer);
        }
        arrive(60, 1, 0);
        net.poll();
        assertThat(device.queues[RECEIVE].waiting()).isEqualTo(RING - 1);

        taken.getFirst().release();
        net.poll();

        assertThat(device.queues[RECEIVE].waiting()).isEqualTo(RING);
    }

    @Test
    void checksums_that_the_device_verified_or_left_out_count_as_verified() {
        start();
        arrive(60, 1, 2);
        arrive(60, 1, 1);
        net.poll();

        assertThat(receiver.frames).allMatch(PacketBuffer::isChecksumVerified);
    }

    @Test
    void without_the_feature_the_flags_of_the_header_mean_nothing() {
        device.offered &= ~GUEST_CSUM;
        start();
        arrive(60, 1, 3);
        net.poll();

        assertThat(receiver.frames.getFirst().isChecksumVerified()).isFalse();
    }

    @Test
    void what_is_no_frame_is_dropped() {
        start();
        arrive(13, 1, 0);
        arrive(5000, 1, 0);
        FakeQueue queue = device.queues[RECEIVE];
        queue.use(queue.next(), 3);

        net.poll();

        assertThat(receiver.frames).isEmpty();
        assertThat(pool.freeCount()).isEqualTo(BUFFERS - RING);
    }

    @Test
    void without_a_receiver_frames_are_dropped() {
        start();
        net.setReceiver(null);
        arrive(60, 1, 0);

        net.poll();

        assertThat(pool.freeCount()).isEqualTo(BUFFERS - RING);
    }

    @Test
    void poll_does_nothing_when_there_is_nothing() {
        start();

        assertThat(net.poll()).isFalse();
        assertThat(device.notifications[RECEIVE]).isEqualTo(1);
    }

    @Test
    void a_device_that_returns_nonsense_stops_the_ring_and_not_the_machine() {
        start();
        device.queues[RECEIVE].use(RING + 5, 60);
        device.queues[TRANSMIT].use(3, 0);

        net.poll();
        net.poll();

        assertThat(receiver.frames).isEmpty();
    }

    // ---- large frames ----

    /// The device puts a frame of all `parts` into as many buffers.
    private void arriveInParts(int segmentSize, int... parts) {
        for (int i = 0; i < parts.length; i++) {
            arrivePart(i == 0 ? parts.length : 0, segmentSize, parts[i], i + 1);
        }
    }

    /// `buffers`, if it is the first, stands in the header.
    private void arrivePart(int buffers, int segmentSize, int length, int fill) {
        FakeQueue queue = device.queues[RECEIVE];
        int head = queue.next();
        Address at = queue.buffers(head).getFirst().address();
        int header = 0;
        if (buffers > 0) {
            for (int i = 0; i < 12; i++) {
                at.storeByte(i, (byte) 0);
            }
            at.storeByte(0, (byte) 1);
            at.storeByte(1, (byte) 1);
            at.storeShort(4, (short) segmentSize);
            at.storeShort(10, (short) buffers);
            header = 12;
        }
        for (int i = 0; i < length; i++) {
            at.storeByte(header + i, (byte) fill);
        }
        queue.use(head, header + length);
    }

    private void startWithLargeFrames() {
        device.offered |= GUEST_TSO4 | HOST_TSO4 | MRG_RXBUF;
        device.queueSizes[TRANSMIT] = 64;
        start();
    }

    @Test
    void a_frame_in_several_buffers_goes_up_as_one_with_a_rest() {
        startWithLargeFrames();
        arriveInParts(1448, 2030, 2042, 100);
        arrive(60, 9, 0);

        net.poll();

        assertThat(receiver.frames).hasSize(2);
        PacketBuffer frame = receiver.frames.getFirst();
        assertThat(frame.length()).isEqualTo(2030);
        assertThat(frame.restLength()).isEqualTo(2142);
        assertThat(frame.segmentSize()).isEqualTo(1448);
        assertThat(frame.isChecksumVerified()).isTrue();
        assertThat(frame.rest().length()).isEqualTo(2042);
        assertThat(frame.rest().data().loadByte(0)).isEqualTo((byte) 2);
        assertThat(frame.rest().next.data().loadByte(99)).isEqualTo((byte) 3);
        assertThat(frame.rest().next.next).isNull();
        assertThat(receiver.frames.get(1).segmentSize()).isZero();
        receiver.frames.forEach(PacketBuffer::release);
        assertThat(pool.freeCount()).isEqualTo(BUFFERS - RING);
    }

    @Test
    void a_frame_whose_last_buffer_comes_later_waits_for_it() {
        startWithLargeFrames();
        arrivePart(2, 1448, 2030, 1);
        net.poll();
        assertThat(receiver.frames).isEmpty();

        arrivePart(0, 0, 7, 2);
        net.poll();

        assertThat(receiver.frames).hasSize(1);
        assertThat(receiver.frames.getFirst().restLength()).isEqualTo(7);
    }

    @Test
    void a_frame_of_no_or_of_more_buffers_than_there_are_is_dropped() {
        startWithLargeFrames();
        FakeQueue queue = device.queues[RECEIVE];
        for (int buffers : new int[] {0, RING + 1, 0xFFFF}) {
            int head = queue.next();
            queue.buffers(head).getFirst().address().storeShort(10, (short) buffers);
            queue.use(head, 72);
        }
        arrive(60, 9, 0);

        net.poll();

        assertThat(receiver.frames).hasSize(1);
    }

    @Test
    void a_frame_with_a_part_of_an_impossible_length_is_dropped_with_all_its_parts() {
        startWithLargeFrames();
        arrivePart(3, 1448, 2030, 1);
        FakeQueue queue = device.queues[RECEIVE];
        queue.use(queue.next(), 5000);
        arrivePart(0, 0, 10, 3);
        arrive(60, 9, 0);

        net.poll();

        assertThat(receiver.frames).hasSize(1);
        assertThat(receiver.frames.getFirst().data().loadByte(0)).isEqualTo((byte) 9);
        assertThat(pool.freeCount()).isEqualTo(BUFFERS - RING - 1);
    }

    @Test
    void without_mergeable_buffers_or_checksums_no_large_frames_are_asked_for() {
        device.offered = Features.VERSION_1 | MAC | CSUM | GUEST_CSUM | GUEST_TSO4;
        start();
        assertThat(device.accepted & GUEST_TSO4).isZero();

        device.offered = Features.VERSION_1 | MAC | HOST_TSO4 | MRG_RXBUF | GUEST_TSO4;
        start();
        assertThat(device.accepted).isEqualTo(Features.VERSION_1 | MAC);
    }

    @Test
    void a_small_ring_cuts_no_segments() {
        device.offered |= HOST_TSO4;
        start();
        assertThat(net.features() & NetworkDevice.TCP_SEGMENTATION).isZero();

        startWithLargeFrames();
        assertThat(net.features() & NetworkDevice.TCP_SEGMENTATION).isNotZero();
    }

    @Test
    void a_frame_of_several_parts_is_a_chain_with_a_header_that_says_how_to_cut_it() {
        startWithLargeFrames();
        int free = pool.freeCount();
        PacketBuffer frame = frame(66 + 500, 1);
        frame.leaveChecksumToDevice(frame.data().plus(34), 16);
        frame.data().storeByte(34 + 12, (byte) (32 / 4 << 4));           // bytes of TCP's header
        PacketBuffer second = frame(500, 2);
        PacketBuffer third = frame(20, 3);
        frame.join(frame, second, 500);
        frame.join(second, third, 500);

        assertThat(net.transmit(frame)).isTrue();

        FakeQueue queue = device.queues[TRANSMIT];
        int head = queue.next();
        List<FakeQueue.Buffer> chain = queue.buffers(head);
        assertThat(chain).extracting(FakeQueue.Buffer::length).containsExactly(12 + 566, 500, 20);
        Address header = chain.getFirst().address();
        assertThat(header.loadByte(0)).isEqualTo((byte) 1);
        assertThat(header.loadByte(1)).as("TCP over IPv4").isEqualTo((byte) 1);
        assertThat(header.loadShort(2)).as("header").isEqualTo((short) 66);
        assertThat(header.loadShort(4)).as("segment size").isEqualTo((short) 500);
        assertThat(chain.get(2).address().loadByte(19)).isEqualTo((byte) 3);

        second.release();                        // the stack's own
        third.release();
        assertThat(pool.freeCount()).isEqualTo(free - 3);
        queue.use(head, 0);
        net.poll();
        assertThat(pool.freeCount()).isEqualTo(free);
    }

    @Test
    void over_IPv6_the_header_says_so() {
        device.offered |= HOST_TSO6;
        device.queueSizes[TRANSMIT] = 64;
        start();
        PacketBuffer frame = frame(86 + 500, 1);
        frame.data().storeShort(12, (short) 0xDD86);
        frame.leaveChecksumToDevice(frame.data().plus(54), 16);
        frame.join(frame, frame(20, 2), 500);

        net.transmit(frame);

        FakeQueue queue = device.queues[TRANSMIT];
        assertThat(queue.buffers(queue.next()).getFirst().address().loadByte(1)).isEqualTo((byte) 4);
        assertThat(net.features()).isEqualTo(NetworkDevice.CHECKSUM_OFFLOAD | NetworkDevice.TCP_SEGMENTATION_IPV6);
    }

    // ---- sending ----

    @Test
    void a_sent_frame_has_an_empty_header_in_front_and_one_descriptor() {
        start();
        PacketBuffer frame = frame(42, 7);

        assertThat(net.transmit(frame)).isTrue();

        FakeQueue queue = device.queues[TRANSMIT];
        List<FakeQueue.Buffer> chain = queue.buffers(queue.next());
        assertThat(chain).hasSize(1);
        assertThat(chain.getFirst().length()).isEqualTo(12 + 42);
        assertThat(chain.getFirst().writable()).isFalse();
        for (int i = 0; i < 12; i++) {
            assertThat(chain.getFirst().address().loadByte(i)).isZero();
        }
        assertThat(chain.getFirst().address().loadByte(12)).isEqualTo((byte) 7);
        assertThat(frame.length()).as("bounds stay").isEqualTo(42);
    }

    @Test
    void the_doorbell_rings_in_flush_once_for_several() {
        start();
        net.transmit(frame(42, 1));
        net.transmit(frame(42, 2));
        assertThat(device.notifications[TRANSMIT]).isZero();

        net.flush();
        net.flush();

        assertThat(device.notifications[TRANSMIT]).isEqualTo(1);
    }

    @Test
    void a_checksum_left_to_the_device_is_described_in_the_header() {
        start();
        PacketBuffer frame = frame(80, 0);
        frame.leaveChecksumToDevice(frame.data().plus(34), 16);

        net.transmit(frame);

        FakeQueue queue = device.queues[TRANSMIT];
        Address header = queue.buffers(queue.next()).getFirst().address();
        assertThat(header.loadByte(0)).isEqualTo((byte) 1);
        assertThat(header.loadShort(6)).isEqualTo((short) 34);
        assertThat(header.loadShort(8)).isEqualTo((short) 16);
    }

    @Test
    void sent_frames_are_released_by_poll() {
        start();
        int free = pool.freeCount();
        net.transmit(frame(42, 1));
        FakeQueue queue = device.queues[TRANSMIT];
        assertThat(pool.freeCount()).isEqualTo(free - 1);

        queue.use(queue.next(), 0);
        assertThat(net.poll()).isTrue();

        assertThat(pool.freeCount()).isEqualTo(free);
    }

    @Test
    void a_full_ring_refuses_keeps_quiet_and_says_when_there_is_room() {
        start();
        for (int i = 0; i < RING; i++) {
            assertThat(net.transmit(frame(42, i))).isTrue();
        }
        FakeQueue queue = device.queues[TRANSMIT];
        assertThat(queue.interruptsSuppressed()).isTrue();
        PacketBuffer refused = frame(42, 9);

        assertThat(net.transmit(refused)).isFalse();
        assertThat(refused.isShared()).isFalse();
        assertThat(queue.interruptsSuppressed()).isFalse();
        net.poll();
        assertThat(receiver.possible).isZero();

        queue.use(queue.next(), 0);
        net.poll();

        assertThat(receiver.possible).isEqualTo(1);
        assertThat(queue.interruptsSuppressed()).isTrue();
        assertThat(net.transmit(refused)).isTrue();
        net.poll();
        assertThat(receiver.possible).isEqualTo(1);
    }

    @Test
    void transmit_reclaims_what_was_sent_before_it_refuses() {
        start();
        for (int i = 0; i < RING; i++) {
            net.transmit(frame(42, i));
        }
        FakeQueue queue = device.queues[TRANSMIT];
        queue.use(queue.next(), 0);

        assertThat(net.transmit(frame(42, 9))).isTrue();
    }

    // ---- interrupts ----

    @Test
    void an_interrupt_of_another_device_is_not_ours() {
        start();

        assertThat(net.interrupt()).isFalse();
    }

    @Test
    void the_link_is_looked_at_after_the_interrupt_that_says_so() {
        start();
        device.configuration.putShort(6, (short) 0);
        net.poll();
        assertThat(net.isLinkUp()).isTrue();

        device.pendingInterrupt = VirtioTransport.INTERRUPT_CONFIGURATION;
        assertThat(net.interrupt()).isTrue();
        net.poll();

        assertThat(net.isLinkUp()).isFalse();
        assertThat(receiver.linkChanges).isEqualTo(1);
    }

    @Test
    void poll_leaves_interrupts_for_received_frames_enabled() {
        device.offered |= Features.RING_EVENT_IDX;
        start();
        arrive(60, 1, 0);
        arrive(60, 1, 0);

        net.poll();

        assertThat(device.queues[RECEIVE].usedEvent()).isEqualTo(2);
    }

    @Test
    void after_many_frames_at_once_the_device_keeps_quiet_until_few_come_or_the_processor_rests() {
        device.offered |= Features.RING_EVENT_IDX;
        start();
        for (int i = 0; i < RING; i++) {
            arrive(60, i, 0);
        }
        net.poll();
        assertThat(net.isPolled()).isTrue();
        assertThat(device.queues[RECEIVE].interruptsSuppressed()).isTrue();

        arrive(60, 1, 0);
        assertThat(net.enableInterrupts()).as("one came meanwhile").isTrue();
        assertThat(net.isPolled()).isFalse();
        net.poll();
        assertThat(device.queues[RECEIVE].usedEvent()).isEqualTo(RING + 1);

        for (int i = 0; i < RING; i++) {
            arrive(60, i, 0);
        }
        net.poll();
        arrive(60, 1, 0);
        net.poll();
        assertThat(net.isPolled()).isFalse();
        assertThat(net.enableInterrupts()).as("they are").isFalse();
    }

    @Test
    void a_configuration_that_never_settles_is_read_as_it_is() {
        device.neverSettles = true;
        start();

        assertThat(net.macAddress()).isEqualTo(0x5254_00FF_3456L);
    }

    /// Heads that it does not have, lengths of any size, answers twice, a configuration of anything: frames are handed up with a possible length or not at all, each buffer once, and none gets lost for good.
    @Test
    void whatever_a_device_does_packets_keep_their_owners() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            device.offered = device.offered & ~MRG_RXBUF | (seed % 2 == 0 ? MRG_RXBUF | GUEST_TSO4 | GUEST_CSUM : 0);
            device.configuration.putShort(10, (short) random.nextInt()).putShort(6, (short) random.nextInt());
            start();
            receiver.frames.clear();
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        for (int i = 0; i < BUFFERS; i++) {        // in whatever buffer, the header's num_buffers
                            poolMemory.storeShort((long) i * PacketBuffer.CAPACITY + 6 + 10, (short) random.nextInt(RING));
                        }
                        device.queues[RECEIVE].use(random.nextInt(RING + 2) - 1, random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(3000));
                    }
                    case 1 -> device.queues[TRANSMIT].use(random.nextInt(RING + 2) - 1, random.nextInt(10));
                    case 2 -> {
                        PacketBuffer frame = pool.freeCount() > 0 ? frame(60, step) : null;
                        if (frame != null && !net.transmit(frame)) {
                            frame.release();
                        }
                    }
                    case 3 -> {
                        device.pendingInterrupt = random.nextInt(4);
                        net.interrupt();
                    }
                    default -> net.poll();
                }
            }
            assertThat(receiver.frames).as("seed %d", seed).doesNotHaveDuplicates().allMatch(frame -> frame.length() >= 14 && frame.length() <= PacketBuffer.CAPACITY);
            int handedUp = receiver.frames.size();
            receiver.frames.forEach(PacketBuffer::release);
            assertThat(pool.freeCount()).as("seed %d", seed).isBetween(BUFFERS - 3 * RING, BUFFERS);
            assertThat(handedUp).isLessThanOrEqualTo(40);
            poolMemory = SimulatedMemory.current().map(DirectMap.BASE + 0x8000_0000L + seed * 0x10_0000L, BUFFERS * PacketBuffer.CAPACITY);
            pool = new PacketPool(poolMemory, BUFFERS);
        }
    }
}
