// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static corto.net.stack.FuzzedMessages.put16;
import static corto.net.stack.FuzzedMessages.put32;
import static corto.net.stack.FuzzedMessages.sum;
import static org.assertj.core.api.Assertions.assertThat;

import corto.net.api.Effort;
import corto.net.tcp.TcpSocket;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Noise, conversations with changed fields, and IPv4 with options and fragments, ICMP, IGMP, ARP, UDP and TCP, well-formed but for some field. See [FuzzedHost].
final class Ipv4FuzzTest {
    @Test
    void random_bytes() {
        FuzzedHost victim = new FuzzedHost(11, false, 16);
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            byte[] frame = new byte[random.nextInt(200)];
            random.nextBytes(frame);
            aim(frame, random.nextInt(5), random);
            victim.host.device.arrived(frame);
            victim.host.stack.poll();
        }
        victim.survives();
    }

    /// Makes `frame` right in its first layers, so that later ones are reached.
    private static void aim(byte[] frame, int depth, Random random) {
        byte[] start = {0x52, 0x54, 0, 0, 0, 2, 0x52, 0x54, 0, 0, 0, 9, 8, (byte) (random.nextInt(4) == 0 ? 6 : 0),
            (byte) (random.nextInt(8) == 0 ? 0x46 : 0x45), 0, 0, 0, 0, 0, 0x40, 0, 64, (byte) new int[] {1, 6, 17}[random.nextInt(3)], 0, 0, 10, 0, 0, 9, 10, 0, 0, 2};
        int length = depth == 0 ? 0 : depth == 1 ? 14 : start.length;
        if (frame.length < 60 || length == 0) {
            return;
        }
        System.arraycopy(start, 0, frame, 0, length);
        if (length == start.length) {
            put16(frame, 16, frame.length - 14);
            put16(frame, 24, 0);
            int header = (frame[14] & 0xF) * 4;
            put16(frame, 24, ~sum(frame, 14, header, 0) & 0xFFFF);
            sumTransport(frame, 14 + header);
        }
    }

    private static void sumTransport(byte[] frame, int at) {
        int protocol = frame[23];
        int field = at + (protocol == 1 ? 2 : protocol == 6 ? 16 : 6);
        if (protocol == 17) {
            put16(frame, at + 4, frame.length - at);
            put16(frame, at + 2, 53);
        } else if (protocol == 6) {
            put16(frame, at + 2, 80);
            frame[at + 12] = (byte) (0x50 + (frame[at + 12] & 0x30));
        }
        put16(frame, field, 0);
        int pseudo = protocol == 1 ? 0 : sum(frame, 26, 8, protocol + frame.length - at);
        put16(frame, field, ~sum(frame, at, frame.length - at, pseudo) & 0xFFFF);
    }

    /// Frames of real conversations with fields changed and checksums made right again.
    @Test
    void conversations_with_changed_fields() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            FuzzedHost victim = new FuzzedHost(seed, false, 16);
            SimulatedNetwork network = victim.network;
            network.tap = frame -> {
                if (frame.length < 54 || random.nextInt(3) != 0 || frame[12] != 8 || frame[13] != 0) {
                    return;
                }
                for (int i = random.nextInt(3); i >= 0; i--) {
                    frame[34 + random.nextInt(Math.min(frame.length - 34, 36))] ^= (byte) (1 << random.nextInt(8));
                }
                if (frame[23] == 6) {
                    put16(frame, 50, 0);
                    put16(frame, 50, ~sum(frame, 34, frame.length - 34, sum(frame, 26, 8, 6 + frame.length - 34)) & 0xFFFF);
                }
            };
            for (int i = 0; i < 60; i++) {
                TcpSocket socket = victim.peer.connect(victim.host, 80);
                network.run(50 * SimulatedNetwork.MILLISECOND);
                victim.peer.send(socket, "some request of an ordinary length");
                TcpSocket accepted = victim.listener.accept();
                if (accepted != null) {
                    victim.host.send(accepted, "an answer");
                    network.run(50 * SimulatedNetwork.MILLISECOND);
                    victim.host.receive(accepted);
                    accepted.close();
                }
                network.run(50 * SimulatedNetwork.MILLISECOND);
                socket.close();
            }
            network.tap = _ -> { };
            victim.survives();
        }
    }

    private static final int FRAMES = Effort.of("corto.test.frames", 20_000, 200_000);

    private final Random random = new Random(21);
    private final FuzzedMessages messages = new FuzzedMessages(random);

    /// An IPv4 packet with `payload` from the host 10.0.0.`from`; sometimes with options, or a fragment.
    private byte[] packet(int protocol, byte[] payload, int from) {
        int options = random.nextInt(8) == 0 ? 4 * random.nextInt(11) : 0;
        byte[] frame = new byte[Math.max(60, 34 + options + payload.length)];
        put16(frame, 0, 0x5254);
        put32(frame, 2, 2);
        put16(frame, 6, 0x5254);
        put32(frame, 8, from);
        put16(frame, 12, 0x0800);
        frame[14] = (byte) (0x45 + options / 4);
        put16(frame, 16, random.nextInt(50) == 0 ? messages.oddNumber() : 20 + options + payload.length);
        put16(frame, 18, random.nextInt(4));
        put16(frame, 20, random.nextInt(6) == 0 ? random.nextInt(2) << 13 | (random.nextBoolean() ? random.nextInt(8) : random.nextInt(0x2000)) : 0x4000);
        frame[22] = (byte) (random.nextInt(20) == 0 ? 0 : 64);
        frame[23] = (byte) protocol;
        put32(frame, 26, random.nextInt(40) == 0 ? messages.oddNumber() : 10 << 24 | from);
        put32(frame, 30, random.nextInt(40) == 0 ? messages.oddNumber() : 10 << 24 | 2);
        for (int i = 0; i < options; i++) {
            frame[34 + i] = (byte) random.nextInt();
        }
        System.arraycopy(payload, 0, frame, 34 + options, payload.length);
        put16(frame, 24, ~sum(frame, 14, 20 + options, 0) & 0xFFFF);
        if (protocol != 2 && random.nextInt(30) != 0) {
            int at = 34 + options;
            int field = at + (protocol == 1 ? 2 : protocol == 6 ? 16 : 6);
            if (field + 2 <= at + payload.length) {
                put16(frame, field, 0);
                put16(frame, field, ~sum(frame, at, payload.length, protocol == 1 ? 0 : sum(frame, 26, 8, protocol + payload.length)) & 0xFFFF);
            }
        }
        return frame;
    }

    /// An ICMP message, often an error that quotes what the victim sent.
    private byte[] icmp(byte[] last) {
        byte[] payload = messages.quoting(last);
        payload[0] = (byte) new int[] {0, 3, 3, 3, 3, 4, 5, 8, 11, 12, 13, 255}[random.nextInt(12)];
        return payload;
    }

    private byte[] arp() {
        byte[] frame = new byte[60];
        put16(frame, 0, random.nextBoolean() ? 0xFFFF : 0x5254);
        put32(frame, 2, random.nextBoolean() ? -1 : 2);
        put16(frame, 6, 0x5254);
        put32(frame, 8, 3);
        put16(frame, 12, 0x0806);
        put16(frame, 14, 1);
        put16(frame, 16, 0x0800);
        put16(frame, 18, 0x0604);
        put16(frame, 20, random.nextInt(4));
        put16(frame, 22, random.nextInt());
        put32(frame, 24, random.nextInt());
        put32(frame, 28, random.nextInt(3) == 0 ? messages.oddNumber() : 10 << 24 | 100 + random.nextInt(100));
        put32(frame, 38, random.nextInt(3) == 0 ? messages.oddNumber() : 10 << 24 | 2);
        if (random.nextInt(4) == 0) {
            frame[14 + random.nextInt(28)] = (byte) random.nextInt();
        }
        return frame;
    }

    /// Queries and reports of each version, of groups that the host is in or not.
    private byte[] igmp() {
        byte[] message = new byte[random.nextBoolean() ? 8 : 12 + 4 * random.nextInt(5)];
        random.nextBytes(message);
        message[0] = (byte) new int[] {0x11, 0x11, 0x11, 0x12, 0x16, 0x17, 0x22, 0x99}[random.nextInt(8)];
        put32(message, 4, random.nextInt(3) == 0 ? 0 : 239 << 24 | 1 << 16 | 2 << 8 | random.nextInt(5));
        if (message.length > 8 && random.nextInt(4) > 0) {
            put16(message, 10, (message.length - 12) / 4);
        }
        put16(message, 2, 0);
        put16(message, 2, ~sum(message, 0, message.length, 0) & 0xFFFF);
        return message;
    }

    /// Each protocol's messages, well-formed but for some field, into a host with connections under way.
    @Test
    void messages_of_each_protocol_with_odd_fields() {
        FuzzedHost victim = new FuzzedHost(4, false, 4);
        victim.confuse(FRAMES, random, () -> switch (random.nextInt(9)) {
            case 0 -> arp();
            case 1 -> packet(17, messages.datagram(), 3);
            case 2 -> packet(1, icmp(victim.lastSent), 3);
            case 3 -> packet(2, igmp(), 3);
            default -> packet(6, messages.segment(victim.last, victim.tcpAt()), 3);
        });
        assertThat(victim.host.stack.icmp().errorsReceived()).isPositive();
        victim.survives();
    }
}
