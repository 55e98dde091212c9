// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import corto.lang.PhysicalAddress;

/// Where a device may be.
///
/// @param interrupt number of its line at the interrupt controllers
/// @param isLevel whether that is level-triggered
public record MmioPlace(PhysicalAddress base, long lengthBytes, int interrupt, boolean isLevel) {
    private static final String PREFIX = "virtio_mmio.device=";
    private static final int NOT_A_DIGIT = 99;

    /// Reads a word `virtio_mmio.device=SIZE@ADDRESS:INTERRUPT` or with `:ID` behind, as Linux does: numbers in decimal, or hexadecimal with 0x; SIZE may end
    /// in K, M or G. Its line is edge-triggered: monitors that write such words raise it by pulses (Firecracker) or do not mind (QEMU). Null if the word is something else or wrong. Allocates.
    public static MmioPlace parse(String word) {
        if (!word.startsWith(PREFIX)) {
            return null;
        }
        int at = word.indexOf('@');
        int colon = word.indexOf(':', at + 1);
        if (at < 0 || colon < 0) {
            return null;
        }
        int end = word.indexOf(':', colon + 1);
        long size = size(word, PREFIX.length(), at);
        long base = number(word, at + 1, colon);
        long interrupt = number(word, colon + 1, end < 0 ? word.length() : end);
        if (size <= 0 || base <= 0 || interrupt < 0 || interrupt > Integer.MAX_VALUE) {
            return null;
        }
        return new MmioPlace(new PhysicalAddress(base), size, (int) interrupt, false);
    }

    private static long size(String word, int from, int end) {
        if (from == end) {
            return -1;
        }
        int shift = switch (word.charAt(end - 1)) {
            case 'K', 'k' -> 10;
            case 'M', 'm' -> 20;
            case 'G', 'g' -> 30;
            default -> 0;
        };
        long number = number(word, from, shift == 0 ? end : end - 1);
        return number < 0 ? -1 : number << shift;
    }

    /// −1 if it is no number, or larger than any address.
    private static long number(String word, int from, int end) {
        boolean hexadecimal = word.startsWith("0x", from);
        int radix = hexadecimal ? 16 : 10;
        int start = hexadecimal ? from + 2 : from;
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = digit(word.charAt(i));
            if (digit >= radix || value >= 1L << 52) {
                return -1;
            }
            value = value * radix + digit;
        }
        return start == end ? -1 : value;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : NOT_A_DIGIT;
    }
}
