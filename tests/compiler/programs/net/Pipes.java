// SPDX-License-Identifier: Apache-2.0
package net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// Pipes between threads, in selectors, and closed at either end; closing a connection that lingers.
public class Pipes {
    private static final int MANY = 300_000;

    public static void main(String[] args) throws Exception {
        between();
        selected();
        ended();
        closedByOthers();
        lingers();
    }

    /// More than fits into a pipe.
    private static void between() throws Exception {
        Pipe pipe = Pipe.open();
        System.out.println(pipe.source().isBlocking() + " " + pipe.sink().isBlocking() + " " + pipe.sink().validOps() + " " + pipe.source().validOps());
        Thread writing = new Thread(() -> {
            ByteBuffer all = ByteBuffer.allocate(MANY);
            for (int i = 0; i < MANY; i++) {
                all.put((byte) (i * 7));
            }
            try {
                System.out.println("wrote " + pipe.sink().write(all.flip()));
                pipe.sink().close();
            } catch (IOException e) {
                System.out.println(e);
            }
        });
        writing.start();
        ByteBuffer[] pieces = {ByteBuffer.allocate(1000), ByteBuffer.allocate(777)};
        long sum = 0;
        int count = 0;
        while (pipe.source().read(pieces) >= 0) {
            for (ByteBuffer piece : pieces) {
                piece.flip();
                while (piece.hasRemaining()) {
                    sum = 31 * sum + piece.get();
                    count++;
                }
                piece.clear();
            }
        }
        writing.join();
        System.out.println(count + " " + sum);
        pipe.source().close();
    }

    private static void selected() throws Exception {
        Pipe pipe = Pipe.open();
        try (Selector selector = Selector.open()) {
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
            System.out.println(pipe.source().read(ByteBuffer.allocate(1)));
            SelectionKey reads = pipe.source().register(selector, SelectionKey.OP_READ);
            SelectionKey writes = pipe.sink().register(selector, SelectionKey.OP_WRITE);
            System.out.println(selector.select() + " " + reads.readyOps() + " " + writes.readyOps());
            int held = 0;
            int written;
            while ((written = pipe.sink().write(ByteBuffer.allocate(4096))) > 0) {
                held += written;
            }
            selector.selectedKeys().clear();
            System.out.println(held + " " + selector.selectNow() + " " + reads.readyOps());
            System.out.println(pipe.source().read(ByteBuffer.allocate(4096)));
            selector.selectedKeys().clear();
            System.out.println(selector.select() + " " + writes.readyOps());
            Thread waking = new Thread(selector::wakeup);
            reads.interestOps(0);
            writes.interestOps(0);
            selector.selectedKeys().clear();
            waking.start();
            System.out.println(selector.select());
        }
        pipe.source().close();
        pipe.sink().close();
    }

    private static void ended() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        pipe.sink().close();
        ByteBuffer into = ByteBuffer.allocate(10);
        System.out.println(pipe.source().read(into) + " " + pipe.source().read(into));
        pipe.source().close();
        Pipe unread = Pipe.open();
        unread.source().close();
        try {
            unread.sink().write(ByteBuffer.allocate(1));
        } catch (IOException e) {
            System.out.println(e);
        }
        unread.sink().close();
        try {
            unread.sink().write(ByteBuffer.allocate(1));
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    private static void closedByOthers() throws Exception {
        for (boolean isVirtual : new boolean[] {false, true}) {
            Pipe pipe = Pipe.open();
            Runnable body = () -> {
                try {
                    System.out.println(pipe.source().read(ByteBuffer.allocate(1)));
                } catch (IOException e) {
                    System.out.println(e);
                }
            };
            Thread reading = isVirtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().start(body);
            Thread.sleep(30);
            pipe.source().close();
            reading.join();
            pipe.sink().close();
        }
    }

    /// What was sent arrives before `close` returns.
    private static void lingers() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, Inet4Address.getByName("127.0.0.1"))) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            Socket accepted = server.accept();
            client.setSoLinger(true, 20);
            client.getOutputStream().write(new byte[1000]);
            client.close();
            System.out.println(accepted.getInputStream().available() + " " + accepted.getInputStream().readAllBytes().length);
            accepted.close();
            System.out.println(client.isClosed());
        }
    }
}
