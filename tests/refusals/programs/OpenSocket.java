// SPDX-License-Identifier: Apache-2.0
// refused: used by
// refused: called by OpenSocket.main(OpenSocket.java:10)
import java.io.IOException;
import java.net.Socket;

/// A socket: there are none until the network comes.
class OpenSocket {
    public static void main(String[] args) throws IOException {
        new Socket("localhost", 80).close();
    }
}
