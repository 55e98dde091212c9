// SPDX-License-Identifier: Apache-2.0
package store;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

/// The store behind a DatagramSocket: runs on any JVM.
final class SocketServer {
    private static final int LARGEST = 1400;

    private SocketServer() {}

    static void serve(Store store) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(Main.PORT)) {
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            ArrayRequest request = new ArrayRequest(packet.getData());
            while (true) {
                packet.setLength(LARGEST);
                socket.receive(packet);
                request.length = packet.getLength();
                packet.setLength(store.serve(request));
                socket.send(packet);
            }
        }
    }

    private static final class ArrayRequest implements Request {
        private final byte[] bytes;
        private int length;

        ArrayRequest(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public byte get(int index) {
            return bytes[index];
        }

        @Override
        public void copyTo(int index, byte[] into) {
            System.arraycopy(bytes, index, into, 0, into.length);
        }

        @Override
        public int answer(byte first, byte[] value) {
            bytes[0] = first;
            if (value == null) {
                return 1;
            }
            System.arraycopy(value, 0, bytes, 1, value.length);
            return 1 + value.length;
        }
    }
}
