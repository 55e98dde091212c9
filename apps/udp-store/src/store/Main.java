// SPDX-License-Identifier: Apache-2.0
package store;

import java.io.IOException;

/// A key-value store over UDP. The argument says how it meets the network: `direct` (the default) or `sockets`.
public final class Main {
    static final int PORT = 7070;

    private Main() {}

    public static void main(String[] args) throws IOException {
        boolean withSockets = args.length > 0 && args[0].equals("sockets");
        System.out.println("key-value store at UDP port " + PORT + (withSockets ? ", with sockets" : ", with packets in place"));
        if (withSockets) {
            SocketServer.serve(new Store());
        } else {
            DirectServer.serve(new Store());
        }
    }
}
