// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 address with the length of its network's prefix, as people write it: `10.0.2.15/24` (RFC 4632 §3.1).
public record InterfaceAddress(int address, int prefixLength) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int MOST_BYTE = 255;
    private static final int BITS = 32;
    private static final int LONGEST_PREFIX = 30;         // the network has a second host

    /// Reads `text`. `setting` is the option that it comes from, for the error.
    public static InterfaceAddress parse(String text, String setting) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Failure(setting + ": \"" + text + "\" is no address with a prefix length.", "Write it like 10.0.2.15/24.");
        }
        int address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > MOST_BYTE) {
                throw new Failure(setting + ": \"" + text + "\" is no address: " + part + " is more than " + MOST_BYTE + ".");
            }
            address = address << 8 | part;
        }
        int prefixLength = Integer.parseInt(matcher.group(5));
        if (prefixLength < 1 || prefixLength > LONGEST_PREFIX) {
            throw new Failure(setting + ": a prefix length is 1 to " + LONGEST_PREFIX + ", not " + prefixLength + ".");
        }
        InterfaceAddress result = new InterfaceAddress(address, prefixLength);
        if (address == result.network() || address == (result.network() | ~result.mask())) {
            throw new Failure(setting + ": \"" + text + "\" is the address of the network or of all its hosts, not of one.");
        }
        return result;
    }

    private int mask() {
        return -1 << BITS - prefixLength;
    }

    private int network() {
        return address & mask();
    }

    /// The address of the network with its prefix length.
    String networkText() {
        return text(network()) + "/" + prefixLength;
    }

    /// The host with this number in the network.
    String host(int number) {
        return text(network() + number);
    }

    /// Whether the network has a host with this number, and this is not it.
    boolean isAnotherThan(int number) {
        return Integer.compareUnsigned(number, ~mask()) < 0 && address != network() + number;
    }

    /// Whether the four bytes are an address of the network.
    boolean hasInNetwork(byte[] other) {
        return (ByteBuffer.wrap(other).getInt() & mask()) == network();
    }

    /// Reads an address without a prefix length, of a host in this network.
    public String neighbour(String text, String setting) {
        InterfaceAddress other = parse(text + "/" + prefixLength, setting);
        if (other.network() != network() || other.address == address) {
            throw new Failure(setting + ": " + text + " is no other host in the guest's network, " + networkText() + ".");
        }
        return other.addressText();
    }

    /// Without the prefix length.
    String addressText() {
        return text(address);
    }

    /// The four bytes as an address of a link has them: `:c0:a8:64:02`.
    String hexadecimal() {
        StringBuilder text = new StringBuilder();
        for (int shift = BITS - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            text.append(':').append(HexFormat.of().toHexDigits((byte) (address >>> shift)));
        }
        return text.toString();
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & MOST_BYTE) + "." + (address >>> 8 & MOST_BYTE) + "." + (address & MOST_BYTE);
    }

    @Override
    public String toString() {
        return addressText() + "/" + prefixLength;
    }
}
