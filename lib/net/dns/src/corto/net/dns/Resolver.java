// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

import corto.lang.Errno;
import corto.lang.Result;

/// Asks one server after the other, with resolv.conf(5)'s times: five seconds each, twice.
public final class Resolver {
    private static final long TIMEOUT_NANOS = 5_000_000_000L;
    private static final int ATTEMPTS = 2;
    private static final int MOST_QUESTIONS = 8;             // of one look-up, when a server leaves aliases to us
    private static final int MESSAGE_BYTES = 4096;           // datagrams have 512 (§2.3.4); what is longer over a connection is no answer
    private static final String REVERSE = ".in-addr.arpa";

    private final ServerLink link;
    private final int[] servers;
    private final DnsMessage message = new DnsMessage(new byte[MESSAGE_BYTES]);

    /// `servers` are addresses of IPv4, the preferred one first.
    public Resolver(ServerLink link, int[] servers) {
        this.link = link;
        this.servers = servers;
    }

    /// Asks for the addresses of `host`: how many it wrote to `into`. `identifier` is random. ENOENT: there is no such name, or it has no address; EAGAIN: nobody answers.
    public Result lookUp(String host, int[] into, int identifier) {
        Result result = ask(host, DnsMessage.A, identifier);
        if (result.isError()) {
            return result;
        }
        int count = 0;
        for (int at = message.address(DnsMessage.A, 0, Integer.BYTES); at >= 0 && count < into.length; at = message.address(DnsMessage.A, count, Integer.BYTES)) {
            into[count++] = message.number(at) << 16 | message.number(at + 2);
        }
        return count == 0 ? Result.error(Errno.ENOENT) : Result.of(count);
    }

    /// The name of an address of IPv4; null: none is known.
    public String nameOf(int address, int identifier) {
        String question = (address & 0xFF) + "." + (address >>> 8 & 0xFF) + "." + (address >>> 16 & 0xFF) + "." + (address >>> 24) + REVERSE;
        return ask(question, DnsMessage.PTR, identifier).isError() ? null : message.pointer();
    }

    /// 0 when `message` is an answer.
    private Result ask(String name, int type, int identifier) {
        String about = name;
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            Result result = askAll(about, type, identifier + i & 0xFFFF);
            boolean isAlias = !result.isError() && !message.name().equalsIgnoreCase(withoutDot(about));
            if (!isAlias || type == DnsMessage.PTR || message.address(type, 0, Integer.BYTES) >= 0) {
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
            for (int i = 0; i < servers.length; i++) {
                if (!message.ask(identifier, name, type)) {
                    return Result.error(Errno.ENOENT);
                }
                DnsMessage.Verdict verdict = askOne(servers[i], name, type, identifier, false);
                if (verdict == DnsMessage.Verdict.TRUNCATED && message.ask(identifier, name, type)) {
                    verdict = askOne(servers[i], name, type, identifier, true);
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

    /// FAILED: this server does not help.
    private DnsMessage.Verdict askOne(int server, String name, int type, int identifier, boolean isStream) {
        long deadline = link.nowNanos() + TIMEOUT_NANOS;
        DnsMessage.Verdict verdict = DnsMessage.Verdict.FOREIGN;
        if (link.ask(server, message.bytes(), message.length(), isStream, deadline)) {
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
