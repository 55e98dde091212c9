// SPDX-License-Identifier: Apache-2.0
package responder;

import corto.java.direct.Bytes;
import corto.java.direct.Stream;
import corto.java.direct.StreamPort;

/// A virtual thread for each stream, which reads requests in the segments they came in and writes into those that leave.
final class DirectServer {
    private DirectServer() {}

    static void serve() {
        StreamPort port = StreamPort.listen(Main.PORT, Main.BACKLOG);
        while (true) {
            Stream stream = port.accept();
            Thread.ofVirtual().start(() -> serve(stream));
        }
    }

    private static void serve(Stream stream) {
        RequestReader reader = new RequestReader();
        boolean isOpen = true;
        while (isOpen) {
            Bytes bytes = stream.receive();
            int count = bytes == null ? 0 : bytes.length();
            isOpen = count > 0;
            for (int i = 0; i < count && isOpen; i++) {
                if (reader.take(bytes.get(i))) {
                    isOpen = send(stream, reader.answer()) && !reader.closes();
                }
            }
            stream.consume(count);
        }
        stream.close();
    }

    private static boolean send(Stream stream, byte[] answer) {
        int sent = 0;
        while (sent < answer.length) {
            Bytes room = stream.reserve();
            if (room == null) {
                return false;
            }
            int count = Math.min(answer.length - sent, room.length());
            room.put(0, answer, sent, count);
            if (!stream.send(count)) {
                return false;
            }
            sent += count;
        }
        return true;
    }
}
