// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;

/// Asks one server after the other, with resolv.conf(5)'s times: five seconds each, twice.
public final class Resolver {
    private static final long TIMEOUT_NANOS = 5_000_000_000L;
    private static final int ATTEMPTS = 2;
    private static final int MOST_QUESTIONS = 8;             // of one look-up, when a server leaves aliases to us
    private static final int MESSAGE_BYTES = 4096;           // datagrams have 512 (§2.3.4); what is longer over a connection is no answer
    private static final int IPV6_BYTES = 16;
    private static final String REVERSE = ".in-addr.arpa";
    private static final String REVERSE_IPV6 = "ip6.arpa";

    private final ServerLink link;
    private final long[] servers;
    private final DnsMessage message = new DnsMessage(new byte[MESSAGE_BYTES]);

    /// `servers` are addresses, the preferred one first.
    public Resolver(ServerLink link, long[] servers) {
        this.link = link;
        this.servers = servers;
    }

    /// Asks for the addresses of `host`, those of IPv4 and then those of IPv6: how many it wrote to `into`. `identifier` is random. ENOENT: there is no such name, or
    /// it has no address; EAGAIN: nobody answers.
    public Result lookUp(String host, long[] into, int identifier) {
        Result overIpv4 = lookUp(host, DnsMessage.A, into, 0, identifier);
        if (!Ipv6.SELECTED || isUnanswered(overIpv4)) {
            return overIpv4;
        }
        int count = overIpv4.isError() ? 0 : (int) overIpv4.value();
        Result overIpv6 = lookUp(host, DnsMessage.AAAA, into, count, identifier + MOST_QUESTIONS);
        return overIpv6.isError() ? count > 0 ? overIpv4 : overIpv6 : Result.of(count + overIpv6.value());
    }

    private static boolean isUnanswered(Result result) {
        return result.isError() && result.errno() == Errno.EAGAIN.number();
    }

    /// Writes addresses from the place `first` on.
    private Result lookUp(String host, int type, long[] into, int first, int identifier) {
        Result result = ask(host, type, identifier);
        if (result.isError()) {
            return result;
        }
        int count = 0;
        for (int at = message.address(type, 0, bytes(type)); at >= 0 && 2 * (first + count) < into.length; at = message.address(type, count, bytes(type))) {
            int place = 2 * (first + count++);
            into[place] = type == DnsMessage.A ? 0 : message.word(at);
            into[place + 1] = type == DnsMessage.A ? Ipv6Address.mappedLow(message.number(at) << 16 | message.number(at + 2)) : message.word(at + Long.BYTES);
        }
        return count == 0 ? Result.error(Errno.ENOENT) : Result.of(count);
    }

    private static int bytes(int type) {
        return Ipv6.SELECTED && type == DnsMessage.AAAA ? IPV6_BYTES : Integer.BYTES;
    }

    /// The name of an address; null: none is known.
    public String nameOf(long high, long low, int identifier) {
        return ask(question(high, low), DnsMessage.PTR, identifier).isError() ? null : message.pointer();
    }

    /// The name that stands for an address (RFC 1035 §3.5, RFC 3596 §2.5).
    private static String question(long high, long low) {
        if (!Ipv6.SELECTED || Ipv6Address.isMapped(high, low)) {
            return (low & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 24 & 0xFF) + REVERSE;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2 * IPV6_BYTES; i++) {
            long half = i < IPV6_BYTES ? low : high;
            text.append(Character.forDigit((int) (half >>> 4 * (i % IPV6_BYTES)) & 0xF, 16)).append('.');
        }
        return text.append(REVERSE_IPV6).toString();
    }

    /// 0 when `message` is an answer.
    private Result ask(String name, int type, int identifier) {
        String about = name;
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            Result result = askAll(about, type, identifier + i & 0xFFFF);
            boolean isAlias = !result.isError() && !message.name().equalsIgnoreCase(withoutDot(about));
            if (!isAlias || type == DnsMessage.PTR || message.address(type, 0, bytes(type)) >= 0) {
                return result;
            }
            about = message.name();
        }
        return Result.error(Errno.EAGAIN);
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private Result askAll(String name, int type, int identifier) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (int i = 0; i < servers.length; i += 2) {
                if (!message.ask(identifier, name, type)) {
                    return Result.error(Errno.ENOENT);
                }
                DnsMessage.Verdict verdict = askOne(i, name, type, identifier, false);
                if (verdict == DnsMessage.Verdict.TRUNCATED && message.ask(identifier, name, type)) {
                    verdict = askOne(i, name, type, identifier, true);
                }
                if (verdict == DnsMessage.Verdict.ANSWERED) {
                    return Result.of(0);
                }
                if (verdict == DnsMessage.Verdict.NO_SUCH_NAME) {
                    return Result.error(Errno.ENOENT);
                }
            }
        }
        return Result.error(Errno.EAGAIN);
    }

    /// FAILED: the server whose address is at `server` does not help.
    private DnsMessage.Verdict askOne(int server, String name, int type, int identifier, boolean isStream) {
        long deadline = link.nowNanos() + TIMEOUT_NANOS;
        DnsMessage.Verdict verdict = DnsMessage.Verdict.FOREIGN;
        if (link.ask(servers[server], servers[server + 1], message.bytes(), message.length(), isStream, deadline)) {
            while (verdict == DnsMessage.Verdict.FOREIGN) {              // somebody may be guessing: only what was asked is an answer
                int length = link.answer(message.bytes(), deadline);
                if (length < 0) {
                    break;
                }
                verdict = message.read(length, identifier, name, type);
            }
        }
        link.close();
        return verdict == DnsMessage.Verdict.FOREIGN ? DnsMessage.Verdict.FAILED : verdict;
    }
}
