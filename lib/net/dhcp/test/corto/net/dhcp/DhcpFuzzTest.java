// SPDX-License-Identifier: Apache-2.0
package corto.net.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.net.api.Effort;
import corto.net.ethernet.FakeDevice;
import corto.net.ipv4.Ipv4Address;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages that a server could send, but for their options: unknown and repeated ones, of wrong lengths, beyond the end, after the end. The client has a host's address or none, loses no buffer, and takes a lease when all is well again.
final class DhcpFuzzTest {
    private static final int CLIENTS = 20;
    private static final int MESSAGES = Effort.of("corto.test.frames", 6_000, 60_000) / CLIENTS;
    private static final int[] KINDS = {0, 1, 3, 6, 12, 15, 26, 28, 50, 51, 51, 52, 53, 54, 54, 55, 58, 59, 61, 81, 119, 121, 254, 255};
    private static final int SMALLEST_MTU = 576;

    private final Random random = new Random(31);

    private int oddWord() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> 1 << random.nextInt(32);
            case 4 -> random.nextInt(100);
            default -> random.nextInt();
        };
    }

    private byte[] options() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (random.nextInt(8) != 0) {
            bytes.writeBytes(new byte[] {DhcpMessage.TYPE, 1, (byte) new int[] {2, 2, 5, 5, 5, 6, 1, 3, 4, 0, 255}[random.nextInt(11)]});
        }
        if (random.nextInt(4) != 0) {
            bytes.writeBytes(new byte[] {DhcpMessage.SERVER, 4, 10, 0, 0, 3});
        }
        if (random.nextInt(4) != 0) {
            bytes.writeBytes(new byte[] {DhcpMessage.LEASE_SECONDS, 4, 0, 0, (byte) random.nextInt(3), (byte) random.nextInt()});
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            int kind = KINDS[random.nextInt(KINDS.length)];
            bytes.write(kind);
            if (kind == 0 || kind == DhcpMessage.END && random.nextBoolean()) {
                continue;
            }
            int length = switch (kind) {
                case 26 -> 2;
                case 52, 53 -> 1;
                case 12, 15, 119 -> random.nextInt(40);
                case 6 -> 4 * random.nextInt(6);
                default -> 4;
            };
            bytes.write(random.nextInt(10) == 0 ? random.nextInt(256) : length);
            for (int at = 0; at < length; at++) {
                bytes.write(random.nextInt(3) == 0 ? random.nextInt() : kind == 15 ? 'a' + at % 26 : oddWord() >>> 24);
            }
        }
        byte[] all = bytes.toByteArray();
        return random.nextInt(10) == 0 ? Arrays.copyOf(all, random.nextInt(all.length + 1)) : all;
    }

    @Test
    void options_with_odd_lengths_and_values() {
        int leases = 0;
        int ended = 0;
        for (int i = 0; i < CLIENTS; i++) {
            DhcpScript script = new DhcpScript();
            leases += confuse(script) ? 1 : 0;
            script.pass(10_000 * DhcpScript.SECOND);
            if (script.card.address() == 0) {                // else it has a lease for longer
                script.reply(DhcpMessage.OFFER, DhcpScript.OFFERED, DhcpScript.SERVER, 1000);
                script.reply(DhcpMessage.ACK, DhcpScript.OFFERED, DhcpScript.SERVER, 1000);
                assertThat(script.client.state()).isEqualTo(DhcpClient.State.BOUND);
                assertThat(script.card.address()).isEqualTo(DhcpScript.OFFERED);
                ended++;
            }
            script.pass(DhcpScript.SECOND);
            assertThat(script.pool.freeCount()).isEqualTo(script.pool.capacity());
        }
        assertThat(leases).as("it was not all dropped at the door").isGreaterThan(CLIENTS / 2);
        assertThat(ended).isGreaterThan(CLIENTS / 4);
    }

    /// Whether the client had an address once.
    private boolean confuse(DhcpScript script) {
        boolean hadAddress = false;
        for (int i = 0; i < MESSAGES; i++) {
            int offered = random.nextInt(4) == 0 ? oddWord() : DhcpScript.OFFERED;
            script.reply(random.nextInt(30) == 0 ? oddWord() : DhcpMessage.REPLY, random.nextInt(20) == 0 ? oddWord() : script.transaction, offered,
                    random.nextInt(30) == 0 ? random.nextLong() : FakeDevice.ADDRESS, DhcpScript.SERVER, options());
            int address = script.card.address();
            hadAddress |= address != 0;
            assertThat(address == -1 || Ipv4Address.isMulticast(address) || Ipv4Address.isLoopback(address)).as(Integer.toHexString(address)).isFalse();
            assertThat(script.card.prefixLength()).isBetween(0, 32);
            assertThat(script.card.mtu()).isBetween(SMALLEST_MTU, 1500);
            script.pass(random.nextInt(20) == 0 ? random.nextInt(300) * DhcpScript.SECOND : 0);
        }
        return hadAddress;
    }
}
