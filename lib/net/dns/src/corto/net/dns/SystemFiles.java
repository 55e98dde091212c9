// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Text;
import java.util.Arrays;

/// hosts(5) and resolv.conf(5): what a system says about names before anybody is asked.
public final class SystemFiles {
    private static final int MOST_SERVERS = 3;               // resolv.conf(5), MAXNS
    private static final int PARTS = 4;

    private SystemFiles() {}

    /// The addresses that `hosts` gives to `name`: how many it wrote to `into`.
    public static int lookUp(String hosts, String name, long[] into) {
        int count = 0;
        for (int at = 0; at < hosts.length() && 2 * count < into.length; at = lineEnd(hosts, at) + 1) {
            String address = word(hosts, at, 0);
            for (int i = 1; address != null; i++) {
                String alias = word(hosts, at, i);
                if (alias == null) {
                    break;
                }
                if (alias.equalsIgnoreCase(name) && read(address, into, count)) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    /// The first name that `hosts` gives to the address; null: none.
    public static String nameOf(String hosts, long high, long low) {
        long[] known = new long[2];
        for (int at = 0; at < hosts.length(); at = lineEnd(hosts, at) + 1) {
            String first = word(hosts, at, 0);
            String name = first != null && read(first, known, 0) && known[0] == high && known[1] == low ? word(hosts, at, 1) : null;
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /// The servers that `settings` (resolv.conf) names, at most three.
    public static long[] servers(String settings) {
        long[] servers = new long[2 * MOST_SERVERS];
        int count = 0;
        for (int at = 0; at < settings.length() && count < MOST_SERVERS; at = lineEnd(settings, at) + 1) {
            String server = "nameserver".equals(word(settings, at, 0)) ? word(settings, at, 1) : null;
            if (server != null && read(server, servers, count)) {
                count++;
            }
        }
        return Arrays.copyOf(servers, 2 * count);
    }

    /// Reads an address into the one at `place`; false if `text` is something else, or an address of IPv6 in an image without.
    private static boolean read(String text, long[] into, int place) {
        long overIpv4 = address(text);
        if (overIpv4 >= 0) {
            into[2 * place] = 0;
            into[2 * place + 1] = Ipv6Address.mappedLow((int) overIpv4);
            return true;
        }
        if (!Ipv6.SELECTED) {
            return false;
        }
        Ipv6Text overIpv6 = new Ipv6Text();
        if (!overIpv6.parse(text)) {
            return false;
        }
        into[2 * place] = overIpv6.high();
        into[2 * place + 1] = overIpv6.low();
        return true;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// The word at `place` of the line that begins at `from`, comments left out; null: there are not so many.
    private static String word(String text, int from, int place) {
        int end = lineEnd(text, from);
        int at = from;
        int left = place;
        while (true) {
            while (at < end && isBlank(text.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < end && !isBlank(text.charAt(at)) && text.charAt(at) != '#') {
                at++;
            }
            if (at == start) {
                return null;                                 // the end, or a comment
            }
            if (left-- == 0) {
                return text.substring(start, at);
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /// Four numbers with dots as 32 bits; −1 if it is something else.
    static long address(String text) {
        long address = 0;
        int at = 0;
        for (int part = 0; part < PARTS; part++) {
            int value = 0;
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && value <= 0xFF) {
                value = 10 * value + text.charAt(at++) - '0';
            }
            boolean endsRight = part == PARTS - 1 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
            if (at == start || value > 0xFF || !endsRight) {
                return -1;
            }
            at++;
            address = address << Byte.SIZE | value;
        }
        return address;
    }
}
