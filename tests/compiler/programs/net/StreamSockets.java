// SPDX-License-Identifier: Apache-2.0
package net;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.zip.CRC32;

/// ServerSocket and Socket over loopback: both directions, names, options, ends, time limits.
public class StreamSockets {
    private static final int BULK_BYTES = 3_000_000;

    public static void main(String[] args) throws Exception {
        names();
        echo();
        bulk();
        halfClose();
        options();
        timeouts();
    }

    private static void names() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            System.out.println(server.isBound() + " " + (server.getLocalPort() > 0) + " " + server.getInetAddress());
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()); Socket accepted = server.accept()) {
                System.out.println(client.getInetAddress() + " " + (client.getPort() == server.getLocalPort()) + " " + client.getLocalAddress());
                System.out.println(accepted.getInetAddress() + " " + (accepted.getPort() == client.getLocalPort()) + " " + accepted.getLocalAddress());
                System.out.println(client.isConnected() + " " + client.isBound() + " " + client.isClosed() + " " + client.isInputShutdown());
                System.out.println(accepted.getRemoteSocketAddress().equals(client.getLocalSocketAddress()));
            }
        }
    }

    private static void echo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread echo = new Thread(() -> {
                try (Socket accepted = server.accept()) {
                    accepted.getInputStream().transferTo(accepted.getOutputStream());
                } catch (IOException e) {
                    System.out.println(e);
                }
            });
            echo.start();
            try (Socket client = new Socket("localhost", server.getLocalPort())) {
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                DataInputStream in = new DataInputStream(client.getInputStream());
                for (int i = 0; i < 5; i++) {
                    out.writeUTF("line " + i + " äöü");
                    System.out.println(in.readUTF());
                }
                out.write(new byte[0]);
                out.writeByte(65);
                System.out.println(in.read() + " " + in.available());
            }
            echo.join();
        }
    }

    private static void bulk() throws Exception {
        try (ServerSocket server = new ServerSocket(0); Socket client = new Socket("127.0.0.1", server.getLocalPort()); Socket accepted = server.accept()) {
            Thread sender = Thread.ofVirtual().start(() -> {
                try (OutputStream out = client.getOutputStream()) {
                    byte[] block = new byte[70_001];
                    for (int sent = 0; sent < BULK_BYTES;) {
                        int count = Math.min(block.length, BULK_BYTES - sent);
                        for (int i = 0; i < count; i++) {
                            block[i] = (byte) ((sent + i) * 31 >>> 3);
                        }
                        out.write(block, 0, count);
                        sent += count;
                    }
                } catch (IOException e) {
                    System.out.println(e);
                }
            });
            CRC32 sum = new CRC32();
            long total = 0;
            byte[] block = new byte[16_384];
            InputStream in = accepted.getInputStream();
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                sum.update(block, 0, count);
                total += count;
            }
            sender.join();
            System.out.println(total + " " + Long.toHexString(sum.getValue()) + " " + client.isClosed());
        }
    }

    private static void halfClose() throws IOException {
        try (ServerSocket server = new ServerSocket(0); Socket client = new Socket("127.0.0.1", server.getLocalPort()); Socket accepted = server.accept()) {
            client.getOutputStream().write(new byte[] {1, 2, 3});
            client.shutdownOutput();
            System.out.println(accepted.getInputStream().readAllBytes().length + " " + accepted.getInputStream().read());
            accepted.getOutputStream().write(7);
            System.out.println(client.getInputStream().read() + " " + client.isOutputShutdown() + " " + client.isInputShutdown());
            try {
                client.getOutputStream().write(1);
            } catch (IOException e) {
                System.out.println(e);
            }
            client.shutdownInput();
            System.out.println(client.isInputShutdown());
            try {
                client.getInputStream();
            } catch (IOException e) {
                System.out.println(e);
            }
        }
    }

    private static void options() throws IOException {
        try (Socket socket = new Socket(); ServerSocket server = new ServerSocket()) {
            System.out.println(socket.getTcpNoDelay() + " " + socket.getKeepAlive() + " " + socket.getReuseAddress() + " " + socket.getSoLinger() + " " + socket.getSoTimeout());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setReuseAddress(true);
            socket.setSoLinger(true, 3);
            socket.setSoTimeout(250);
            socket.setReceiveBufferSize(30_000);
            socket.setSendBufferSize(40_000);
            socket.setTrafficClass(16);
            System.out.println(socket.getTcpNoDelay() + " " + socket.getKeepAlive() + " " + socket.getReuseAddress() + " " + socket.getSoLinger() + " " + socket.getSoTimeout()
                    + " " + socket.getReceiveBufferSize() + " " + socket.getSendBufferSize() + " " + socket.getTrafficClass());
            socket.setSoLinger(false, 0);
            System.out.println(socket.getSoLinger() + " " + server.getReuseAddress() + " " + server.isBound() + " " + server.getLocalPort());
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            socket.connect(server.getLocalSocketAddress(), 2000);
            System.out.println(socket.isConnected() + " " + socket.getRemoteSocketAddress().equals(server.getLocalSocketAddress()));
        }
    }

    private static void timeouts() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            server.setSoTimeout(20);
            try {
                server.accept();
            } catch (SocketTimeoutException e) {
                System.out.println(e);
            }
            try (Socket client = new Socket("127.0.0.1", server.getLocalPort()); Socket accepted = server.accept()) {
                client.setSoTimeout(20);
                try {
                    client.getInputStream().read();
                } catch (SocketTimeoutException e) {
                    System.out.println(e + " " + e.bytesTransferred);
                }
                accepted.getOutputStream().write(9);
                System.out.println(client.getInputStream().read());
            }
        }
    }
}
