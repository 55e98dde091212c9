// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.lang.Result;
import corto.net.datagram.ReceivedDatagrams;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.kernel.Network;
import corto.net.packet.PacketBuffer;
import corto.net.udp.UdpSocket;
import corto.sched.api.KernelLock;
import java.util.Objects;

/// A UDP port whose datagrams are read and answered in place.
public final class DatagramPort {
    private static final int MOST_PORT = 65_535;

    private final UdpSocket socket;
    private final ThreadWatch watch;
    private final Bytes view = new Bytes();
    private PacketBuffer current;                        // what `view` shows; null: nothing
    private final Ipv6Flow flow = new Ipv6Flow();        // of `current`, if that came over IPv6
    private boolean isIpv6;
    private int sourceAddress;                           // over IPv4
    private int sourcePort;

    DatagramPort(UdpSocket socket) {
        this.socket = socket;
        watch = new ThreadWatch(socket.watches());
    }

    /// A port of all addresses of this machine, those of IPv6 too if the image has it; 0 for any; null if somebody has it. IllegalArgumentException if there is no such port.
    public static DatagramPort open(int port) {
        checkPort(port);
        KernelLock.acquire();
        UdpSocket socket = Network.stack().openUdp();
        if (Ipv6.SELECTED) {
            socket.setFamilies(InternetSocket.IPV4 | InternetSocket.IPV6);
        }
        boolean isBound = !socket.bind(Ipv4Address.ANY, port).isError();
        DatagramPort opened = isBound ? new DatagramPort(socket) : null;
        KernelLock.release();
        return opened;
    }

    /// Waits at most so long for a datagram: whether there is one, so that `receive` does not wait. IllegalArgumentException if the time is negative.
    public boolean await(long timeoutNanos) {
        ThreadWatch.check(timeoutNanos);
        KernelLock.acquire();
        long deadline = !socket.hasDatagram() ? ThreadWatch.deadline(timeoutNanos) : 0;
        boolean isInTime = true;
        while (!socket.hasDatagram() && isInTime) {
            isInTime = watch.await(deadline);
        }
        KernelLock.release();
        return isInTime;
    }

    /// Waits for the next datagram: its bytes, of what came in one packet, until the next call of this port.
    public Bytes receive() {
        KernelLock.acquire();
        release();
        while (!socket.hasDatagram()) {
            socket.takeError();                          // of somebody whom it answered
            watch.await();
        }
        noteSender(socket.received());
        current = socket.received().takeFirst();
        current.truncateAll(current.length());           // what came in further fragments is lost
        view.place(current.data(), current.length());
        KernelLock.release();
        return view;
    }

    private void noteSender(ReceivedDatagrams received) {
        sourcePort = received.firstSourcePort() & 0xFFFF;
        isIpv6 = received.isFirstIpv6();
        if (isIpv6) {
            received.readFirstFlow(flow);
        } else {
            sourceAddress = received.firstSource();
        }
    }

    /// Whether the datagram came over IPv6.
    public boolean isIpv6() {
        return isIpv6;
    }

    /// The sender of a datagram that came over IPv4.
    public int sourceAddress() {
        return sourceAddress;
    }

    /// The first half of the address of who sent a datagram that came over IPv6.
    public long sourceHigh() {
        return flow.remoteHigh();
    }

    /// The second half.
    public long sourceLow() {
        return flow.remoteLow();
    }

    public int sourcePort() {
        return sourcePort;
    }

    /// As many bytes as an answer may have: makes the view of the datagram so long. What is behind the datagram is undefined. IllegalStateException if there is no
    /// datagram, or it was answered.
    public int extend() {
        int room = room();
        view.place(current.data(), room);
        return room;
    }

    static void checkPort(int port) {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("ports are 0 to 65535");
        }
    }

    private int room() {
        if (current == null) {
            throw new IllegalStateException("no datagram is being read");
        }
        return current.length() + current.tailroom();
    }

    /// Sends the first `length` bytes of the datagram's memory to its sender. False if they do not fit into a packet, or there is no way. IndexOutOfBoundsException if
    /// its memory is shorter, IllegalStateException as `extend`.
    public boolean reply(int length) {
        Objects.checkFromIndexSize(0, length, room());
        KernelLock.acquire();
        PacketBuffer packet = current;
        current = null;
        view.place(packet.data(), 0);
        if (length <= packet.length()) {
            packet.truncate(length);
        } else {
            packet.append(length - packet.length());
        }
        packet.clearChecksumState();
        Result sent = isIpv6 ? socket.sendPacketIpv6(packet, flow.remoteHigh(), flow.remoteLow(), flow.remoteScope(), sourcePort) : socket.sendPacket(packet, sourceAddress, sourcePort);
        KernelLock.release();
        return !sent.isError();
    }

    public void close() {
        KernelLock.acquire();
        release();
        socket.watches().remove(watch);
        socket.close();
        KernelLock.release();
    }

    private void release() {
        if (current != null) {
            current.release();
            current = null;
        }
    }
}
