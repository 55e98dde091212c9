// SPDX-License-Identifier: Apache-2.0
package net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/// An echo server on one thread, waking, time limits, keys.
public class Selectors {
    private static final int CLIENTS = 20;
    private static final int MESSAGES = 10;

    public static void main(String[] args) throws Exception {
        echoServer();
        waking();
        keys();
    }

    private static void echoServer() throws Exception {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread loop = new Thread(() -> {
            try {
                serve(selector);
            } catch (IOException e) {
                System.out.println(e);
            }
        });
        loop.start();
        int port = server.socket().getLocalPort();
        Thread[] clients = new Thread[CLIENTS];
        int[] echoed = new int[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            clients[i] = (i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    for (int m = 0; m < MESSAGES; m++) {
                        byte[] message = ("client " + number + " message " + m).getBytes();
                        socket.getOutputStream().write(message);
                        byte[] answer = socket.getInputStream().readNBytes(message.length);
                        echoed[number] += new String(answer).equals(new String(message)) ? 1 : 0;
                    }
                } catch (IOException e) {
                    System.out.println(e);
                }
            });
        }
        int total = 0;
        for (int i = 0; i < CLIENTS; i++) {
            clients[i].join();
            total += echoed[i];
        }
        System.out.println("echoed " + total);
        selector.close();
        loop.join();
        server.close();
    }

    private static void serve(Selector selector) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
        while (true) {
            try {
                selector.select();
            } catch (ClosedSelectorException e) {
                System.out.println("closed");
                return;
            }
            if (!selector.isOpen()) {
                System.out.println("closed");
                return;
            }
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext();) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isAcceptable()) {
                    SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
                    accepted.configureBlocking(false);
                    accepted.register(selector, SelectionKey.OP_READ, new int[1]);
                } else if (key.isReadable()) {
                    SocketChannel channel = (SocketChannel) key.channel();
                    buffer.clear();
                    if (channel.read(buffer) < 0) {
                        channel.close();
                    } else {
                        buffer.flip();
                        channel.write(buffer);
                        ((int[]) key.attachment())[0]++;
                    }
                }
            }
        }
    }

    private static void waking() throws Exception {
        for (boolean isVirtual : new boolean[] {false, true}) {
            Selector selector = Selector.open();
            System.out.println(selector.selectNow() + " " + selector.select(15));
            selector.wakeup();
            System.out.println(selector.select());
            Runnable body = () -> {
                try {
                    System.out.println("woken " + selector.select());
                    System.out.println("interrupted " + selector.select() + " " + Thread.currentThread().isInterrupted());
                } catch (IOException e) {
                    System.out.println(e);
                }
            };
            Thread waiting = isVirtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().start(body);
            Thread.sleep(20);
            selector.wakeup();
            Thread.sleep(20);
            waiting.interrupt();
            waiting.join();
            selector.close();
            System.out.println(selector.isOpen());
        }
    }

    private static void keys() throws Exception {
        try (Selector selector = Selector.open(); ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            SocketChannel client = SocketChannel.open(server.getLocalAddress());
            SocketChannel accepted = server.accept();
            client.configureBlocking(false);
            SelectionKey key = client.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            System.out.println(selector.select() + " " + key.readyOps());
            key.interestOps(SelectionKey.OP_READ);
            selector.selectedKeys().clear();
            System.out.println(selector.select(10) + " " + selector.keys().size());
            accepted.write(ByteBuffer.wrap(new byte[3]));
            System.out.println(selector.select() + " " + key.isReadable() + " " + key.isWritable());
            System.out.println(selector.select(10));                     // already selected
            selector.selectedKeys().clear();
            System.out.println(selector.select(each -> System.out.println("acts " + each.readyOps())));
            accepted.close();
            client.read(ByteBuffer.allocate(10));
            System.out.println(selector.select() + " " + client.read(ByteBuffer.allocate(10)));
            key.cancel();
            System.out.println(key.isValid() + " " + selector.selectNow() + " " + selector.keys().size());
            try {
                key.interestOps();
            } catch (CancelledKeyException e) {
                System.out.println(e);
            }
            client.close();
        }
    }
}
