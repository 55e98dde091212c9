// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static corto.net.stack.FuzzedMessages.put16;
import static corto.net.stack.FuzzedMessages.put32;
import static corto.net.stack.FuzzedMessages.sum;
import static org.assertj.core.api.Assertions.assertThat;

import corto.net.api.Effort;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv6.Ipv6;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// IPv6 with extension headers, fragments, neighbour discovery, listener discovery, errors, UDP and TCP, well-formed but for some field. See [FuzzedHost].
final class Ipv6FuzzTest {
    private static final int FRAMES = Effort.of("corto.test.frames", 20_000, 200_000);
    private static final int[] ROUTER_OPTIONS = {1, 1, 3, 3, 5, 14, 24, 25, 31};
    private static final int MESSAGE_BYTES = 24;                       // of a neighbour solicitation or advertisement

    private final Random random = new Random(22);
    private final FuzzedMessages messages = new FuzzedMessages(random);

    /// An address of the victim, the peer, a group, or of none of them.
    private byte[] address(int number) {
        byte[] address = new byte[16];
        switch (random.nextInt(12)) {
            case 0 -> random.nextBytes(address);
            case 1 -> put16(address, 0, 0xFF02);
            case 2 -> { }
            case 3, 4, 5 -> {                                          // link-local
                put16(address, 0, 0xFE80);
                put32(address, 8, 0x5054_00FF);
                put32(address, 12, 0xFE00_0000 | number);
            }
            default -> {
                put32(address, 0, 0x2001_0DB8);
                address[15] = (byte) number;
            }
        }
        address[15] = (byte) (random.nextInt(30) == 0 ? random.nextInt() : address[0] == -1 ? 1 : address[15]);
        return address;
    }

    private byte[] destination() {
        byte[] address = address(2);
        if (random.nextInt(6) == 0) {                                  // the group of who asks for the victim
            put32(address, 0, 0xFF02_0000);
            put32(address, 4, 0);
            put32(address, 8, 1);
            put32(address, 12, 0xFF00_0002);
        }
        return address;
    }

    /// Up to three extension headers with `upper` behind them. The first byte is the kind of the first.
    private byte[] chain(int protocol, byte[] upper) {
        byte[] headers = new byte[0];
        int next = protocol;
        for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
            int kind = new int[] {0, 43, 44, 44, 60, 60}[random.nextInt(6)];
            headers = join(kind == 44 ? fragmentHeader(next) : kind == 43 ? routingHeader(next) : optionsHeader(next), headers);
            next = random.nextInt(60) == 0 ? random.nextInt(256) : kind;
        }
        return join(new byte[] {(byte) next}, headers, upper);
    }

    private byte[] fragmentHeader(int next) {
        byte[] header = new byte[8];
        header[0] = (byte) next;
        int offset = random.nextBoolean() ? 0 : random.nextBoolean() ? 8 * random.nextInt(200) : messages.oddNumber() & 0xFFF8;
        put16(header, 2, offset | random.nextInt(2));
        put32(header, 4, random.nextInt(4));
        return header;
    }

    private byte[] routingHeader(int next) {
        byte[] header = new byte[8 * (1 + random.nextInt(3))];
        random.nextBytes(header);
        header[0] = (byte) next;
        header[1] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : header.length / 8 - 1);
        header[3] = (byte) (random.nextInt(3) == 0 ? 1 : 0);
        return header;
    }

    /// Of hop-by-hop or destination options: some known, some not, some longer than there is room.
    private byte[] optionsHeader(int next) {
        byte[] header = new byte[8 * (1 + random.nextInt(4))];
        header[0] = (byte) next;
        header[1] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : header.length / 8 - 1);
        for (int at = 2; at < header.length;) {
            int kind = new int[] {0, 1, 1, 5, 0x1E, 0x63, 0xA3, 0xC2, 0xFF}[random.nextInt(random.nextInt(4) == 0 ? 9 : 5)];
            header[at++] = (byte) kind;
            if (kind != 0 && at < header.length) {
                int length = random.nextInt(20) == 0 ? random.nextInt(256) : Math.min(random.nextInt(6), header.length - at - 1);
                header[at] = (byte) length;
                at += 1 + length;
            }
        }
        return header;
    }

    private byte[] frame(int protocol, byte[] upper, int hopLimit) {
        byte[] source = address(3);
        byte[] destination = destination();
        int field = protocol == 6 ? 16 : protocol == 17 ? 6 : 2;
        if (random.nextInt(30) != 0 && field + 2 <= upper.length) {
            put16(upper, field, 0);
            int pseudo = sum(destination, 0, 16, sum(source, 0, 16, protocol + upper.length));
            put16(upper, field, ~sum(upper, 0, upper.length, pseudo) & 0xFFFF);
        }
        byte[] rest = chain(protocol, upper);
        byte[] ethernet = {0x52, 0x54, 0, 0, 0, 2, 0x52, 0x54, 0, 0, 0, 3, (byte) 0x86, (byte) 0xDD};
        byte[] header = new byte[40];
        header[0] = (byte) (random.nextInt(50) == 0 ? random.nextInt() : 0x60);
        put16(header, 4, random.nextInt(40) == 0 ? messages.oddNumber() : rest.length - 1);
        header[6] = rest[0];
        header[7] = (byte) (random.nextInt(30) == 0 ? random.nextInt() : hopLimit);
        System.arraycopy(source, 0, header, 8, 16);
        System.arraycopy(destination, 0, header, 24, 16);
        byte[] tag = {(byte) 0x81, 0, 0, (byte) random.nextInt()};     // of a VLAN, which we are in none of
        byte[] start = random.nextInt(60) == 0 ? join(Arrays.copyOf(ethernet, 12), tag, new byte[] {(byte) 0x86, (byte) 0xDD}) : ethernet;
        byte[] whole = join(start, header, Arrays.copyOfRange(rest, 1, rest.length));
        return random.nextInt(60) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private byte[] options(int... kinds) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = random.nextInt(4); i > 0; i--) {
            int kind = kinds[random.nextInt(kinds.length)];
            int units = random.nextInt(15) == 0 ? random.nextInt(8) : kind == 3 ? 4 : kind == 25 || kind == 24 ? 3 : 1;
            byte[] option = new byte[8 * Math.max(1, units)];
            random.nextBytes(option);
            option[0] = (byte) kind;
            option[1] = (byte) units;
            if (kind == 3 && option.length == 32) {
                option[2] = (byte) (random.nextInt(5) == 0 ? random.nextInt() : 64);
                put32(option, 4, random.nextInt(3) == 0 ? messages.oddNumber() : random.nextInt(20_000));
                put32(option, 8, random.nextInt(3) == 0 ? messages.oddNumber() : random.nextInt(10_000));
                System.arraycopy(address(random.nextInt(4)), 0, option, 16, 16);
                if (random.nextInt(3) > 0) {
                    put32(option, 16, 0x2001_0DB8);
                    put32(option, 20, random.nextInt(4));
                }
            } else if (kind == 5) {
                put32(option, 4, random.nextBoolean() ? 1200 + random.nextInt(400) : messages.oddNumber());
            }
            whole.writeBytes(option);
        }
        return whole.toByteArray();
    }

    private byte[] neighborMessage(int type) {
        byte[] message = new byte[MESSAGE_BYTES];
        message[0] = (byte) type;
        message[1] = (byte) (random.nextInt(20) == 0 ? 1 : 0);
        message[4] = (byte) random.nextInt();
        if (type == 133) {
            return join(new byte[] {(byte) type, 0, 0, 0, 0, 0, 0, 0}, options(1));
        }
        if (type == 134) {
            byte[] advertisement = new byte[16];
            advertisement[0] = (byte) type;
            advertisement[4] = (byte) random.nextInt();
            put16(advertisement, 6, random.nextBoolean() ? 1800 : random.nextInt(3));
            put32(advertisement, 8, messages.oddNumber());
            put32(advertisement, 12, messages.oddNumber());
            return join(advertisement, options(ROUTER_OPTIONS));
        }
        System.arraycopy(address(random.nextInt(2, 5)), 0, message, 8, 16);
        return join(message, type == 137 ? address(3) : new byte[0], options(1, 2));
    }

    /// Queries and reports of either version (RFC 2710, RFC 3810).
    private byte[] listenerMessage(int type) {
        byte[] message = new byte[random.nextBoolean() ? 24 : 28 + 16 * random.nextInt(4)];
        random.nextBytes(message);
        message[0] = (byte) type;
        message[1] = 0;
        System.arraycopy(random.nextBoolean() ? new byte[16] : destination(), 0, message, 8, 16);
        if (message.length > 26) {
            put16(message, 26, random.nextInt(5) == 0 ? messages.oddNumber() : (message.length - 28) / 16);
        }
        return message;
    }

    private byte[] icmp(byte[] last) {
        int type = new int[] {1, 1, 2, 2, 3, 4, 128, 129, 130, 131, 132, 133, 134, 134, 134, 135, 135, 136, 136, 137, 143, 200}[random.nextInt(22)];
        byte[] message = type >= 133 && type <= 137 ? neighborMessage(type) : type >= 130 && type <= 143 ? listenerMessage(type) : messages.quoting(last);
        message[0] = (byte) type;
        if (type == 2) {
            put32(message, 4, random.nextBoolean() ? 1280 + random.nextInt(220) : messages.oddNumber());
        }
        int hopLimit = type >= 133 && type <= 137 ? 255 : type >= 130 && type <= 143 ? 1 : 64;
        return frame(58, message, hopLimit);
    }

    @Test
    void messages_of_each_protocol_with_odd_fields() {
        FuzzedHost victim = new FuzzedHost(4, true, 4);
        victim.confuse(FRAMES, random, () -> switch (random.nextInt(8)) {
            case 0, 1, 2 -> icmp(victim.lastSent);
            case 3 -> frame(17, messages.datagram(), 64);
            case 4 -> frame(random.nextInt(256), messages.datagram(), 64);
            default -> frame(6, messages.segment(victim.last, victim.tcpAt()), 64);
        });
        Icmpv6 icmpv6 = (Icmpv6) victim.host.stack.ipv6().protocol(Ipv6.PROTOCOL_ICMPV6);
        assertThat(icmpv6.errorsReceived()).isPositive();
        assertThat(icmpv6.errorsSent()).isPositive();
        assertThat(victim.host.link.invalid()).isPositive();
        victim.survives();
    }
}
