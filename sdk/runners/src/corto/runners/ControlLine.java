// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntConsumer;

/// What the host tells a running machine beside its console: signals, the end of standard input, the terminal's size, the time.
///
/// A socket of the file system, where QEMU connects the machine's second serial port. The messages are those of the library corto.posix.control.
public final class ControlLine implements AutoCloseable {
    /// The kernel's option that there is somebody at the other end: name, value.
    public static final String OPTION = "control";
    public static final String OPTION_VALUE = "com2";

    private final Path socket;
    private final ServerSocketChannel server;
    private final IntConsumer listens;
    private final StringBuilder waiting = new StringBuilder();       // what was sent before QEMU connected; guarded by `this`, as all below
    private SocketChannel channel;                                   // null: QEMU has not connected yet
    private boolean isReady;
    private boolean isOver;
    private long lastSignal;
    private long lastAnswered;

    private ControlLine(Path socket, ServerSocketChannel server, IntConsumer listens) {
        this.socket = socket;
        this.server = server;
        this.listens = listens;
    }

    /// Waits for a QEMU that was given `words`. `socket` is made; at most 107 bytes long. `listens` gets each port of TCP at which a program begins to listen.
    public static ControlLine open(Path socket, IntConsumer listens) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        ControlLine line = new ControlLine(socket, server, listens);
        Thread reader = new Thread(line::read, "control line");
        reader.setDaemon(true);
        reader.start();
        return line;
    }

    List<String> words() {
        return List.of("-chardev", "socket,id=control,path=" + QemuCommand.doubleCommas(socket.toString()), "-device", "isa-serial,chardev=control,index=1,iobase=0x2f8,irq=3");
    }

    private void read() {
        try (SocketChannel connected = server.accept()) {
            synchronized (this) {
                channel = connected;
                write(waiting.toString());
            }
            BufferedReader answers = new BufferedReader(Channels.newReader(connected, StandardCharsets.ISO_8859_1));
            for (String answer = answers.readLine(); answer != null; answer = answers.readLine()) {
                take(answer);
            }
        } catch (IOException e) {
            // QEMU has ended, or this was closed.
        } finally {
            synchronized (this) {
                isOver = true;
                notifyAll();
            }
        }
    }

    private synchronized void take(String answer) {
        if (answer.startsWith("R")) {
            isReady = true;
        } else if (answer.startsWith("T")) {
            send("T " + ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        } else if (answer.startsWith("L ")) {
            listens.accept(Integer.parseInt(answer.substring(2)));
        } else if (answer.startsWith("A ")) {
            lastAnswered = Long.parseLong(answer.substring(2));
        }
        notifyAll();
    }

    /// Waits until the guest listens. False when the machine ended before.
    synchronized boolean awaitReady() throws InterruptedException {
        while (!isReady && !isOver) {
            wait();
        }
        return isReady;
    }

    synchronized boolean isReady() {
        return isReady;
    }

    /// Sends a signal. Its number, for `isAnswered`.
    synchronized long signal(int signal) {
        send("S " + signal + " " + ++lastSignal);
        return lastSignal;
    }

    /// Whether the guest has sent the program the signal with that number. Waits for it, at most so long.
    synchronized boolean isAnswered(long number, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (lastAnswered < number && !isOver) {
            long rest = (end - System.nanoTime()) / 1_000_000;
            if (rest <= 0) {
                return false;
            }
            wait(rest);
        }
        return true;
    }

    /// Tells that standard input ends after so many bytes.
    void inputEndsAfter(long bytes) {
        send("E " + bytes);
    }

    /// Tells the size of the terminal.
    void resized(UserTerminal.Size size) {
        send("W " + size.rows() + " " + size.columns());
    }

    private synchronized void send(String message) {
        try {
            if (channel == null) {
                waiting.append(message).append('\n');
            } else {
                write(message + '\n');
            }
        } catch (IOException e) {
            // QEMU has ended.
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        SocketChannel connected;
        synchronized (this) {
            connected = channel;
        }
        if (connected != null) {
            connected.close();
        }
    }
}
