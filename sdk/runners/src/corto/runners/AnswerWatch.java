// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/// Waits until a published port answers HTTP.
///
/// A connection proves nothing: QEMU accepts it before the guest has booted. So a request is sent, `HEAD /` from the user agent `corto`,
/// again and again until something comes back that begins as a response does (RFC 9112 §4).
public final class AnswerWatch implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 500;      // a machine that is translated needs some of it for the first packet
    private static final int PAUSE_MILLIS = 25;
    private static final byte[] START = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    private final String address;
    private final int port;
    private final long startNanos = System.nanoTime();
    private final Thread thread;
    private volatile boolean closed;

    private AnswerWatch(String address, int port, Consumer<Duration> answered) {
        this.address = address;
        this.port = port;
        thread = new Thread(() -> watch(answered), "wait for port " + port);
        thread.setDaemon(true);
    }

    /// Begins now. `answered` is called once at most, on a thread of its own, with the time since now.
    public static AnswerWatch start(String address, int port, Consumer<Duration> answered) {
        AnswerWatch watch = new AnswerWatch(address, port, answered);
        watch.thread.start();
        return watch;
    }

    private void watch(Consumer<Duration> answered) {
        while (!closed) {
            if (answers()) {
                answered.accept(Duration.ofNanos(System.nanoTime() - startNanos));
                return;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(("HEAD / HTTP/1.0\r\nHost: " + address + "\r\nUser-Agent: corto\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(socket.getInputStream().readNBytes(START.length), START);
        } catch (IOException e) {
            return false;                                // refused, reset, or silent: not yet
        }
    }

    /// Ends waiting; an answer that comes afterwards is not told.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
