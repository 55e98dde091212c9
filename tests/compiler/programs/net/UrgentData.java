// SPDX-License-Identifier: Apache-2.0
package net;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Bytes that are urgent: dropped, or read in line where the peer asked for that.
public class UrgentData {
    public static void main(String[] args) throws Exception {
        for (boolean isInLine : new boolean[] {false, true}) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept();
                System.out.println(accepted.getOOBInline());
                accepted.setOOBInline(isInLine);
                System.out.println(accepted.getOOBInline());
                client.getOutputStream().write(new byte[] {1, 2});
                client.sendUrgentData(0x103);
                client.getOutputStream().write(4);
                client.shutdownOutput();
                int read;
                while ((read = accepted.getInputStream().read()) >= 0) {
                    System.out.println(read);
                }
                client.close();
                accepted.close();
            }
        }
    }
}
