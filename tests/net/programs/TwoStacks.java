// SPDX-License-Identifier: Apache-2.0
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.packet.PacketQueue;
import corto.net.stack.NetworkStack;
import corto.net.tcp.TcpSocket;
import corto.net.udp.UdpSocket;
import corto.sched.events.TimerQueue;

/// Two network stacks in one image, joined by a cable: a megabyte over TCP, a datagram and its answer, a megabyte through loopback.
@RawMemory(reason = "is the program above and the device below the stack")
public class TwoStacks {
    private static final int BUFFERS = 256;
    private static final int TOTAL = 1 << 20;
    private static final int CHUNK = 4096;
    private static final int FIRST_HOST = 0x0A000001;      // 10.0.0.1 and .2
    private static final byte[] PROGRAM_BUFFER = new byte[CHUNK];

    private static long now;
    private static final TimerQueue TIMERS = new TimerQueue();

    /// One end of a cable: frames arrive in the other end's memory at once, and are seen there when it polls.
    private static final class CableEnd implements NetworkDevice {
        private final PacketPool pool;
        private final long address;
        private final PacketQueue arrived = new PacketQueue();
        private PacketReceiver receiver;
        CableEnd other;

        CableEnd(PacketPool pool, long address) {
            this.pool = pool;
            this.address = address;
        }

        @Override
        public boolean transmit(PacketBuffer frame) {
            PacketBuffer copy = other.pool.allocate();
            if (copy != null) {
                copy.copyFrom(frame);
                other.arrived.add(copy);
            }
            frame.release();
            return true;
        }

        @Override
        public void flush() {}

        @Override
        public boolean poll() {
            boolean isBusy = !arrived.isEmpty();
            for (PacketBuffer frame = arrived.remove(); frame != null; frame = arrived.remove()) {
                frame.clearChecksumState();
                receiver.received(frame);
            }
            return isBusy;
        }

        @Override
        public void setReceiver(PacketReceiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public long macAddress() {
            return address;
        }

        @Override
        public int mtu() {
            return 1500;
        }

        @Override
        public int features() {
            return 0;
        }

        @Override
        public boolean isLinkUp() {
            return true;
        }
    }

    private static final class Computer {
        final PacketPool pool;
        final CableEnd device;
        final NetworkStack stack;
        private long random;

        Computer(int number) {
            pool = new PacketPool(memory(number), BUFFERS);
            device = new CableEnd(pool, 0x5254_0000_0000L + number);
            random = number;
            stack = new NetworkStack(pool, TIMERS, () -> now, () -> random = random * 6364136223846793005L + 1442695040888963407L, new corto.net.congestion.reno.RenoPolicy());
        }

        void plugIn(int number) {
            stack.add(device).configure(FIRST_HOST + number, 24, 0);
        }
    }

    private static final byte[][] kept = new byte[2][];        // an address in a pool keeps no array alive

    private static Address memory(int number) {
        kept[number] = new byte[(BUFFERS + 1) * PacketBuffer.CAPACITY];
        return ObjectAddress.elements(kept[number]).alignUp(PacketBuffer.CAPACITY);
    }

    public static void main(String[] args) {
        Computer left = new Computer(0);
        Computer right = new Computer(1);
        left.device.other = right.device;
        right.device.other = left.device;
        left.plugIn(0);
        right.plugIn(1);
        System.out.println("over the cable: " + transfer(left, right, FIRST_HOST + 1));
        System.out.println("through loopback: " + transfer(left, left, 0x7F000001));
        System.out.println("datagram: " + datagram(left, right));
        System.out.println("buffers lost: " + (2 * BUFFERS - left.pool.freeCount() - right.pool.freeCount()));
    }

    private static void pass(Computer left, Computer right) {
        boolean isBusy = left.stack.poll() | right.stack.poll();
        if (!isBusy && TIMERS.nextDeadline() != TimerQueue.NEVER) {
            now = Math.max(now, TIMERS.nextDeadline());
            TIMERS.expire(now);
        }
    }

    private static String transfer(Computer client, Computer server, int address) {
        TcpSocket listener = server.stack.openTcp();
        listener.bind(0, 80);
        listener.listen(8);
        TcpSocket outgoing = client.stack.openTcp();
        outgoing.connect(address, 80);
        TcpSocket incoming = null;
        while (incoming == null) {
            pass(client, server);
            incoming = listener.accept();
        }
        Address buffer = ObjectAddress.elements(PROGRAM_BUFFER);
        long sent = 0;
        long received = 0;
        long wrong = 0;
        while (true) {
            while (sent < TOTAL) {
                for (int i = 0; i < CHUNK; i++) {
                    buffer.storeByte(i, content(sent + i));
                }
                long count = outgoing.send(buffer, Math.min(CHUNK, TOTAL - sent), false).bits();
                if (count < 0) {
                    break;
                }
                sent += count;
                if (sent == TOTAL) {
                    outgoing.shutdownWrite();
                }
            }
            long count = incoming.receive(buffer, CHUNK, false).bits();
            if (count == 0) {
                break;
            }
            for (int i = 0; i < count; i++) {
                if (buffer.loadByte(i) != content(received + i)) {
                    wrong++;
                }
            }
            received += Math.max(count, 0);
            if (count < 0) {
                pass(client, server);
            }
        }
        incoming.close();
        outgoing.close();
        listener.close();
        while (client.stack.tcp().endpointCount() + server.stack.tcp().endpointCount() > 0) {
            pass(client, server);
        }
        return received + " bytes, " + wrong + " wrong";
    }

    private static byte content(long position) {
        return (byte) (position ^ position >>> 8 ^ position >>> 16);
    }

    private static String datagram(Computer client, Computer server) {
        UdpSocket echo = server.stack.openUdp();
        echo.bind(0, 7);
        UdpSocket socket = client.stack.openUdp();
        socket.connect(FIRST_HOST + 1, 7);
        Address buffer = ObjectAddress.elements(PROGRAM_BUFFER);
        buffer.storeByte((byte) 42);
        socket.send(buffer, 100, false);
        while (!echo.hasDatagram()) {
            pass(client, server);
        }
        int port = echo.received().firstSourcePort();
        int address = echo.received().firstSource();
        long count = echo.receive(buffer, CHUNK, false).value();
        echo.send(buffer, count, address, port, false);
        while (!socket.hasDatagram()) {
            pass(client, server);
        }
        buffer.storeByte((byte) 0);
        count = socket.receive(buffer, CHUNK, false).value();
        echo.close();
        socket.close();
        return count + " bytes, the first " + buffer.loadByte();
    }
}
