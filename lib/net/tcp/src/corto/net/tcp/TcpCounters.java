// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// What happened since boot (the tcp group of RFC 4022 and Linux's additions, as in /proc/net/snmp and /proc/net/netstat).
public final class TcpCounters {
    long activeOpens;
    long passiveOpens;
    long received;
    long invalid;
    long sent;
    long retransmitted;
    long fastRetransmitted;
    long timeouts;
    long resetsSent;
    long listenOverflows;
    long listenDrops;
    long challenges;
    long tailProbes;
    long cookiesSent;
    long cookiesReceived;
    long cookiesFailed;

    TcpCounters() {}

    public long activeOpens() {
        return activeOpens;
    }

    public long passiveOpens() {
        return passiveOpens;
    }

    public long received() {
        return received;
    }

    /// Malformed segments and wrong checksums.
    public long invalid() {
        return invalid;
    }

    public long sent() {
        return sent;
    }

    public long retransmitted() {
        return retransmitted;
    }

    public long fastRetransmitted() {
        return fastRetransmitted;
    }

    public long timeouts() {
        return timeouts;
    }

    public long resetsSent() {
        return resetsSent;
    }

    /// Handshakes not completed because too many waited to be accepted.
    public long listenOverflows() {
        return listenOverflows;
    }

    /// SYNs dropped.
    public long listenDrops() {
        return listenDrops;
    }

    /// Last segments sent again, or new ones sent, to learn whether the end of a burst has arrived (RFC 8985).
    public long tailProbes() {
        return tailProbes;
    }

    /// Handshakes begun without memory, because a queue was full (RFC 4987), ended, and made up.
    public long cookiesSent() {
        return cookiesSent;
    }

    public long cookiesReceived() {
        return cookiesReceived;
    }

    public long cookiesFailed() {
        return cookiesFailed;
    }

    /// Acknowledgments sent to ask whether a doubtful segment was meant (RFC 5961).
    public long challenges() {
        return challenges;
    }
}
