// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

/// What a message about an undelivered packet says beside its meaning: for who passes all of it on to programs (IP_RECVERR). Of the message at hand, while its protocol is told;
/// under the kernel lock.
public final class ErrorReport {
    // <linux/errqueue.h>
    public static final int FROM_HERE = 1;
    public static final int FROM_ICMP = 2;
    public static final int FROM_ICMPV6 = 3;

    private int origin;
    private int type;
    private int code;
    private int info;
    private long offenderHigh;
    private long offenderLow;
    private int available;

    /// A message of ICMP: `info` is the MTU or the pointer that it names, the offender who sent it, over IPv4 as lower half; `available` bytes of the lost packet are quoted from
    /// its transport's header on.
    public void set(int origin, int type, int code, int info, long offenderHigh, long offenderLow, int available) {
        this.origin = origin;
        this.type = type;
        this.code = code;
        this.info = info;
        this.offenderHigh = offenderHigh;
        this.offenderLow = offenderLow;
        this.available = available;
    }

    /// Nobody sent a message: this host found out, and has `available` bytes of the packet.
    public void setLocal(int info, int available) {
        set(FROM_HERE, 0, 0, info, 0, 0, available);
    }

    public void set(ErrorReport other) {
        set(other.origin, other.type, other.code, other.info, other.offenderHigh, other.offenderLow, other.available);
    }

    public int origin() {
        return origin;
    }

    public int type() {
        return type;
    }

    public int code() {
        return code;
    }

    public int info() {
        return info;
    }

    public long offenderHigh() {
        return offenderHigh;
    }

    public long offenderLow() {
        return offenderLow;
    }

    public int available() {
        return available;
    }
}
