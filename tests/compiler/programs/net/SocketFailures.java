// SPDX-License-Identifier: Apache-2.0
package net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;

/// What is thrown, and with which text.
public class SocketFailures {
    interface Action {
        void run() throws Exception;
    }

    private static void show(String what, Action action) {
        try {
            action.run();
            System.out.println(what + ": nothing");
        } catch (Exception e) {
            System.out.println(what + ": " + e);
        }
    }

    public static void main(String[] args) throws Exception {
        ServerSocket gone = new ServerSocket(0);
        int nobody = gone.getLocalPort();
        gone.close();
        show("refused", () -> new Socket("127.0.0.1", nobody));
        show("refused channel", () -> SocketChannel.open(new InetSocketAddress("127.0.0.1", nobody)));
        show("refused with a limit", () -> new Socket().connect(new InetSocketAddress("127.0.0.1", nobody), 500));
        show("port", () -> new Socket("127.0.0.1", 70_000));
        show("unresolved", () -> new Socket().connect(InetSocketAddress.createUnresolved("somewhere", 80)));
        show("accept closed", gone::accept);
        show("accept unbound", () -> new ServerSocket().accept());
        show("bound twice", () -> gone.bind(null));

        try (ServerSocket server = new ServerSocket(0)) {
            show("in use", () -> new ServerSocket(server.getLocalPort()));
            show("bind again", () -> server.bind(new InetSocketAddress(0)));
            show("foreign address", () -> new ServerSocket(0, 1, InetAddress.getByName("192.0.2.1")));
            Socket client = new Socket("127.0.0.1", server.getLocalPort());
            Socket accepted = server.accept();
            show("connect again", () -> client.connect(server.getLocalSocketAddress()));
            client.close();
            show("read closed", () -> client.getInputStream());
            show("option closed", () -> client.setTcpNoDelay(true));
            show("end", () -> System.out.println(accepted.getInputStream().read()));
            accepted.close();
            accepted.close();

            Socket resets = new Socket("127.0.0.1", server.getLocalPort());
            Socket victim = server.accept();
            resets.setSoLinger(true, 0);
            resets.close();
            show("reset", () -> victim.getInputStream().read());
            show("reset again", () -> victim.getInputStream().read());
            victim.close();
        }
        show("not connected", () -> new Socket().getInputStream());
        show("length", () -> InetAddress.getByAddress(new byte[3]));
        closedByOthers();
        interrupted();
    }

    /// Closing wakes who waits.
    private static void closedByOthers() throws Exception {
        ServerSocket server = new ServerSocket(0);
        CountDownLatch begun = new CountDownLatch(1);
        Thread accepting = new Thread(() -> {
            begun.countDown();
            show("accept while it is closed", server::accept);
        });
        accepting.start();
        begun.await();
        Thread.sleep(30);
        server.close();
        accepting.join();

        for (boolean isVirtual : new boolean[] {false, true}) {
            try (ServerSocket listening = new ServerSocket(0)) {
                Socket client = new Socket("127.0.0.1", listening.getLocalPort());
                Socket accepted = listening.accept();
                Runnable body = () -> show("read while it is closed, virtual " + isVirtual, () -> client.getInputStream().read());
                Thread reading = isVirtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().start(body);
                Thread.sleep(30);
                client.close();
                reading.join();
                System.out.println(accepted.getInputStream().read());
                accepted.close();
            }
        }
    }

    private static void interrupted() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            SocketChannel client = SocketChannel.open(server.getLocalAddress());
            SocketChannel accepted = server.accept();
            Thread reading = new Thread(() -> {
                show("interrupted channel", () -> client.read(ByteBuffer.allocate(10)));
                System.out.println(Thread.currentThread().isInterrupted() + " " + client.isOpen());
            });
            reading.start();
            Thread.sleep(30);
            reading.interrupt();
            reading.join();
            System.out.println(accepted.read(ByteBuffer.allocate(10)));
            accepted.close();

            SocketChannel another = SocketChannel.open(server.getLocalAddress());
            Thread virtual = Thread.ofVirtual().start(() -> show("interrupted socket, virtual", () -> another.socket().getInputStream().read()));
            Thread.sleep(30);
            virtual.interrupt();
            virtual.join();
            System.out.println(another.isOpen());
            another.close();
        }
    }
}
