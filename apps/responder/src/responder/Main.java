// SPDX-License-Identifier: Apache-2.0
package responder;

import java.io.IOException;

/// Answers HTTP at port 80 with one page. The argument says how it meets the network: `direct` (the default) or `sockets`.
public final class Main {
    static final int PORT = 80;
    static final int BACKLOG = 128;

    private Main() {}

    public static void main(String[] args) throws IOException {
        boolean withSockets = args.length > 0 && args[0].equals("sockets");
        System.out.println("HTTP at port " + PORT + (withSockets ? ", with sockets" : ", with segments in place"));
        if (withSockets) {
            SocketServer.serve();
        } else {
            DirectServer.serve();
        }
    }
}
