// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.lang.Result;
import corto.net.ipv4.Ipv4Address;
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
    private int sourceAddress;
    private int sourcePort;

    DatagramPort(UdpSocket socket) {
        this.socket = socket;
        watch = new ThreadWatch(socket.watches());
    }

    /// A port of all addresses of this machine, 0 for any; null if somebody has it. IllegalArgumentException if there is no such port.
    public static DatagramPort open(int port) {
        checkPort(port);
        KernelLock.acquire();
        UdpSocket socket = Network.stack().openUdp();
        boolean isBound = !socket.bind(Ipv4Address.ANY, port).isError();
        DatagramPort opened = isBound ? new DatagramPort(socket) : null;
        KernelLock.release();
        return opened;
    }

    /// Waits for the next datagram: its bytes, of what came in one packet, until the next call of this port.
    public Bytes receive() {
        KernelLock.acquire();
        release();
        while (!socket.hasDatagram()) {
            socket.takeError();                          // of somebody whom it answered
            watch.await();
        }
        sourceAddress = socket.received().firstSource();
        sourcePort = socket.received().firstSourcePort() & 0xFFFF;
        current = socket.received().takeFirst();
        current.truncateAll(current.length());           // what came in further fragments is lost
        view.place(current.data(), current.length());
        KernelLock.release();
        return view;
    }

    /// The sender of the datagram, an IPv4 address.
    public int sourceAddress() {
        return sourceAddress;
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
        Result sent = socket.sendPacket(packet, sourceAddress, sourcePort);
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
