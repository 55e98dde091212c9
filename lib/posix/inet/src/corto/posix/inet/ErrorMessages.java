// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import corto.lang.Address;
import corto.net.datagram.QueuedError;
import corto.net.ipv6.Ipv6Address;
import corto.net.packet.ErrorReport;
import corto.posix.sockets.ControlMessages;
import corto.posix.sockets.SocketName;

/// An error of the network as a message: `struct sock_extended_err` and the offender's address, ip(7), ipv6(7).
final class ErrorMessages {
    private static final int ERROR_BYTES = 16;               // struct sock_extended_err
    // In it
    private static final int ORIGIN = 4;
    private static final int TYPE = 5;
    private static final int CODE = 6;
    private static final int INFO = 8;

    private ErrorMessages() {}

    /// To whom the packet was sent that did not arrive.
    static void writeName(QueuedError error, int family, SocketName to) {
        if (error.isIpv6()) {
            InetName.writeIpv6(to, error.high(), error.low(), 0, error.port());
        } else {
            InetName.write(to, family, (int) error.low(), error.port());
        }
    }

    /// For a socket of `family`.
    static void addControl(QueuedError error, int family) {
        boolean isIpv6 = family == SocketName.AF_INET6;
        int nameBytes = isIpv6 ? InetName.INET6_BYTES : InetName.INET_BYTES;
        int bytes = ERROR_BYTES + nameBytes;
        Address data = isIpv6 ? ControlMessages.add(InetOptions.IPPROTO_IPV6, InetOptions.IPV6_RECVERR, bytes)
                : ControlMessages.add(InetOptions.IPPROTO_IP, InetOptions.IP_RECVERR, bytes);
        if (data.isZero()) {
            return;
        }
        ErrorReport report = error.report();
        data.clear(bytes);
        data.storeInt(0, error.errno().number());
        data.storeByte(ORIGIN, (byte) report.origin());
        data.storeByte(TYPE, (byte) report.type());
        data.storeByte(CODE, (byte) report.code());
        data.storeInt(INFO, report.info());
        if (report.origin() == ErrorReport.FROM_HERE) {
            return;                                          // nobody else's: AF_UNSPEC
        }
        Address offender = data.plus(ERROR_BYTES);
        SocketName name = new SocketName();
        if (report.origin() == ErrorReport.FROM_ICMPV6) {
            InetName.writeIpv6(name, report.offenderHigh(), report.offenderLow(), 0, 0);
        } else if (isIpv6) {
            InetName.writeIpv6(name, 0, Ipv6Address.mappedLow((int) report.offenderLow()), 0, 0);
        } else {
            InetName.write(name, family, (int) report.offenderLow(), 0);
        }
        offender.copyFrom(name.place(), nameBytes);
    }
}
