// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

/// Reads addresses of IPv6 as people write them (RFC 4291 §2.2, forms 1 and 2). Holds the one that was read last.
public final class Ipv6Text {
    private static final int GROUPS = 8;
    private static final int GROUP_DIGITS = 4;
    private static final int GROUP_BITS = 16;
    private static final int LETTERS = 6;                    // a to f
    private static final int LOWER_CASE = 0x20;

    private long high;
    private long low;

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /// False if `text` is something else.
    public boolean parse(String text) {
        high = 0;
        low = 0;
        int gap = text.length() - 2;
        while (gap >= 0 && (text.charAt(gap) != ':' || text.charAt(gap + 1) != ':')) {
            gap--;
        }
        if (gap < 0) {
            return groups(text, 0) == GROUPS;
        }
        int before = groups(text.substring(0, gap), 0);
        String behind = text.substring(gap + 2);
        int count = before < 0 ? -1 : count(behind);
        return count >= 0 && before + count < GROUPS && groups(behind, GROUPS - count) == GROUPS;
    }

    private static int count(String text) {
        int count = text.isEmpty() ? 0 : 1;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == ':' ? 1 : 0;
        }
        return count;
    }

    /// Reads groups of digits into those from `first` on; the number behind the last, −1 if they are none.
    private int groups(String text, int first) {
        int place = first;
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            if (place == GROUPS || end == at || end - at > GROUP_DIGITS || end + 1 == text.length()) {
                return -1;
            }
            long value = 0;
            for (int i = at; i < end; i++) {
                int letter = (text.charAt(i) | LOWER_CASE) - 'a';
                int digit = letter >= 0 && letter < LETTERS ? 10 + letter : text.charAt(i) - '0';
                if (digit < 0 || letter < 0 && digit > 9 || letter >= LETTERS) {
                    return -1;
                }
                value = value << 4 | digit;
            }
            if (place < GROUPS / 2) {
                high |= value << GROUP_BITS * (GROUPS / 2 - 1 - place);
            } else {
                low |= value << GROUP_BITS * (GROUPS - 1 - place);
            }
            place++;
            at = end + 1;
        }
        return place;
    }
}
