// SPDX-License-Identifier: Apache-2.0
package corto.net.dhcp;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.arp.EthernetInterface;
import corto.net.congestion.reno.RenoPolicy;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.FakeDevice;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.stack.NetworkStack;
import corto.sched.events.TimerQueue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A client with a card of which the test holds the other end, and time.
final class DhcpScript {
    static final long SECOND = 1_000_000_000L;
    static final int SERVER = 0x0A00_0003;
    static final int OTHER_SERVER = 0x0A00_0004;
    static final int OFFERED = 0x0A00_004D;
    private static final long SERVER_HARDWARE = 0x5254_0000_0003L;
    private static final int ARP_TARGET = EthernetHeader.SIZE + 24;
    private static final int IP_BYTES = 20;
    private static final int UDP_BYTES = 8;
    private static final int MESSAGE = EthernetHeader.SIZE + IP_BYTES + UDP_BYTES;
    private static final int IP_DESTINATION = EthernetHeader.SIZE + 16;

    final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 64 * PacketBuffer.CAPACITY), 64);
    final FakeDevice device = new FakeDevice();
    final TimerQueue timers = new TimerQueue();
    final DhcpClient client = new DhcpClient(null);
    final EthernetInterface card;
    final List<String> asked = new ArrayList<>();            // by the client
    int transaction;                                         // the client's last
    private long random;
    long now = 1000 * SECOND;

    DhcpScript() {
        NetworkStack stack = new NetworkStack(pool, timers, () -> now, () -> ++random, new RenoPolicy());
        card = stack.add(device);
        client.start(stack, card, timers, () -> now, () -> ++random);
        look();
    }

    void pass(long nanos) {
        long end = now + nanos;
        while (timers.nextDeadline() <= end) {
            now = Math.max(now, timers.nextDeadline());
            timers.expire(now);
            look();
        }
        now = end;
    }

    /// At what the client sent. The server answers who asks for its hardware address.
    private void look() {
        while (!device.sent.isEmpty()) {
            PacketBuffer frame = device.sent.remove();
            Address at = frame.data();
            boolean isForServer = EthernetHeader.type(at) == EthernetHeader.TYPE_ARP && Integer.reverseBytes(at.loadInt(ARP_TARGET)) == SERVER;
            if (EthernetHeader.type(at) == EthernetHeader.TYPE_IPV4 && frame.length() >= MESSAGE + DhcpMessage.SENT_BYTES) {
                Address message = at.plus(MESSAGE);
                transaction = DhcpMessage.TRANSACTION.read(message);
                int type = DhcpMessage.type(message, DhcpMessage.SENT_BYTES);
                String to = Integer.reverseBytes(at.loadInt(IP_DESTINATION)) == SERVER ? " server" : "";
                asked.add((type == DhcpMessage.DISCOVER ? "discover" : type == DhcpMessage.ASK ? "request" : type == DhcpMessage.DECLINE ? "decline" : "message " + type) + to);
            }
            frame.releaseFrame();
            if (isForServer) {
                arp(2, SERVER_HARDWARE, SERVER, card.address());
            }
        }
    }

    void arp(int operation, long hardware, int sender, int target) {
        ByteBuffer frame = ByteBuffer.allocate(60);
        frame.putShort((short) -1).putInt(-1).putShort((short) (hardware >>> 32)).putInt((int) hardware).putShort((short) EthernetHeader.TYPE_ARP);
        frame.putShort((short) 1).putShort((short) EthernetHeader.TYPE_IPV4).put((byte) 6).put((byte) 4).putShort((short) operation);
        frame.putShort((short) (hardware >>> 32)).putInt((int) hardware).putInt(sender).position(frame.position() + 6).putInt(target);
        arrived(frame.array());
    }

    /// A reply of the server `from` to the client with hardware address `hardware`: BOOTP's fields, then `options` as they are. Each is sent to all.
    void reply(int operation, int transaction, int offered, long hardware, int from, byte[] options) {
        ByteBuffer frame = ByteBuffer.allocate(MESSAGE + DhcpMessage.OPTIONS + options.length);
        frame.putShort((short) -1).putInt(-1).putShort((short) (SERVER_HARDWARE >>> 32)).putInt((int) SERVER_HARDWARE).putShort((short) EthernetHeader.TYPE_IPV4);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (frame.capacity() - EthernetHeader.SIZE)).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0).putInt(from).putInt(-1);
        frame.putShort((short) 67).putShort((short) 68).putShort((short) (frame.capacity() - EthernetHeader.SIZE - IP_BYTES)).putShort((short) 0);
        frame.put((byte) operation).put((byte) 1).put((byte) 6).put((byte) 0).putInt(transaction).putInt(0).putInt(0).putInt(offered).putInt(0).putInt(0);
        frame.putShort((short) (hardware >>> 32)).putInt((int) hardware).position(MESSAGE + DhcpMessage.OPTIONS - 4).putInt(DhcpMessage.MAGIC).put(options);
        int sum = 0;
        for (int i = EthernetHeader.SIZE; i < EthernetHeader.SIZE + IP_BYTES; i += 2) {
            sum = Checksum.add(sum, frame.getShort(i) & 0xFFFF);
        }
        frame.putShort(EthernetHeader.SIZE + 10, (short) Checksum.complement(sum));
        arrived(frame.array());
    }

    /// As a server that has nothing to hide.
    void reply(int type, int offered, int from, int leaseSeconds) {
        ByteBuffer options = ByteBuffer.allocate(40);
        options.put((byte) DhcpMessage.TYPE).put((byte) 1).put((byte) type);
        if (from != 0) {
            options.put((byte) DhcpMessage.SERVER).put((byte) 4).putInt(from);
        }
        if (leaseSeconds != 0) {
            options.put((byte) DhcpMessage.LEASE_SECONDS).put((byte) 4).putInt(leaseSeconds);
        }
        options.put((byte) DhcpMessage.MASK).put((byte) 4).putInt(0xFFFF_FF00).put((byte) DhcpMessage.END);
        reply(DhcpMessage.REPLY, transaction, offered, FakeDevice.ADDRESS, from == 0 ? SERVER : from, options.array());
    }

    private void arrived(byte[] frame) {
        PacketBuffer packet = pool.allocate();
        Address into = packet.append(frame.length);
        for (int i = 0; i < frame.length; i++) {
            into.storeByte(i, frame[i]);
        }
        device.receiver.received(packet);
        pass(0);
    }
}
