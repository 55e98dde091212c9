// SPDX-License-Identifier: Apache-2.0
package store;

import corto.java.direct.Bytes;
import corto.java.direct.DatagramPort;

/// The store on packets in place: the key is read where the card has put it, and the value written into the same packet.
final class DirectServer {
    private DirectServer() {}

    static void serve(Store store) {
        DatagramPort port = DatagramPort.open(Main.PORT);
        PacketRequest request = new PacketRequest(port);
        while (true) {
            request.packet = port.receive();
            port.reply(store.serve(request));
        }
    }

    private static final class PacketRequest implements Request {
        private final DatagramPort port;
        private Bytes packet;

        PacketRequest(DatagramPort port) {
            this.port = port;
        }

        @Override
        public int length() {
            return packet.length();
        }

        @Override
        public byte get(int index) {
            return packet.get(index);
        }

        @Override
        public void copyTo(int index, byte[] into) {
            packet.get(index, into, 0, into.length);
        }

        @Override
        public int answer(byte first, byte[] value) {
            port.extend();
            packet.put(0, first);
            if (value == null) {
                return 1;
            }
            packet.put(1, value, 0, value.length);
            return 1 + value.length;
        }
    }
}
