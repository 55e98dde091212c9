// SPDX-License-Identifier: Apache-2.0
package responder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

/// A virtual thread for each Socket: runs on any JVM.
final class SocketServer {
    private static final int BUFFER_BYTES = 4096;

    private SocketServer() {}

    static void serve() throws IOException {
        try (ServerSocket server = new ServerSocket(Main.PORT, Main.BACKLOG)) {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        RequestReader reader = new RequestReader();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int count = in.read(buffer); count > 0; count = reader.closes() ? 0 : in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (reader.take(buffer[i])) {
                        out.write(reader.answer());
                    }
                }
            }
        } catch (IOException e) {
            // the peer has gone
        }
    }
}
