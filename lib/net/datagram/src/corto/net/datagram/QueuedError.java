// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;

/// One packet that did not arrive: `struct sock_extended_err` (ip(7)), to whom it was sent, and what is left of it.
public final class QueuedError {
    private final ErrorReport report = new ErrorReport();
    private final Errno errno;
    private final boolean isIpv6;
    private final long high;                     // to whom it was sent; over IPv4 `low` alone
    private final long low;
    private final int port;
    private final long stampNanos;
    PacketBuffer payload;                // ours; null if there was no buffer for it
    QueuedError next;

    QueuedError(Errno errno, ErrorReport report, boolean isIpv6, long high, long low, int port, long stampNanos) {
        this.errno = errno;
        this.report.set(report);
        this.isIpv6 = isIpv6;
        this.high = high;
        this.low = low;
        this.port = port;
        this.stampNanos = stampNanos;
    }

    public Errno errno() {
        return errno;
    }

    public ErrorReport report() {
        return report;
    }

    public boolean isIpv6() {
        return isIpv6;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public int port() {
        return port;
    }

    /// Bytes of the packet that are known.
    public int length() {
        return payload == null ? 0 : payload.length();
    }

    /// Copies `length` of them, from byte `offset` on, to `into`.
    public void copyTo(int offset, Address into, int length) {
        if (payload != null) {
            into.copyFrom(payload.data().plus(offset), length);
        }
    }

    /// When it was told, in nanoseconds of the stack's clock; 0: nobody had asked for times.
    public long stampNanos() {
        return stampNanos;
    }

    /// It is not used any more.
    public void release() {
        if (payload != null) {
            payload.release();
        }
    }
}
