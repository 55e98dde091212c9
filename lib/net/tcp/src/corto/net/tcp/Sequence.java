// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// Sequence numbers: 32 bits that wrap around (RFC 9293 §3.4). Two that are compared are less than 2³¹ apart.
final class Sequence {
    private Sequence() {}

    static boolean isBefore(int first, int second) {
        return first - second < 0;
    }

    static boolean isAfter(int first, int second) {
        return first - second > 0;
    }

    static int max(int first, int second) {
        return first - second > 0 ? first : second;
    }
}
