// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of the `corto` command as a user starts it: a process, everything it prints, its status.
public final class CortoRun implements AutoCloseable {
    public static final Path ROOT = Path.of(System.getProperty("corto.root"));
    public static final Path BUILD = Path.of(System.getProperty("corto.build"));

    /// An emulated machine on a busy host.
    public static final Duration LIMIT = Duration.ofSeconds(150);

    /// Of what is built and fetched once.
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);

    private static final String LOCALHOST = "127.0.0.1";

    private final Process process;
    private final Thread reader;
    private final StringBuilder console = new StringBuilder();     // guarded by itself
    private boolean isAtEnd;                                       // of the output; guarded by `console`

    private CortoRun(List<String> prefix, List<String> words) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        // Whoever starts these tests in the background of a script ignores SIGINT or SIGHUP, which children inherit.
        line.addAll(List.of("env", "--default-signal=HUP,INT,TERM", ROOT.resolve("corto").toString(), "run"));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("CORTO_BUILD", BUILD.toString());
        builder.environment().put("CORTO_STALE", "1");              // the tools are those that these tests were compiled against
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        reader = new Thread(this::read, "output of corto run");
        reader.setDaemon(true);
        reader.start();
    }

    /// Builds and fetches what `target` needs, so that the limits of tests are about machines. What cannot be fetched fails here, and says why.
    public static void prepare(String target, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--dry-run"));
        words.addAll(List.of(options));
        words.add(target);
        try (CortoRun run = new CortoRun(List.of(), words)) {
            if (run.end(BUILD_LIMIT) != 0) {
                fail("corto run --dry-run %s failed:%n%s", target, run.console());
            }
        }
    }

    /// Starts a machine, emulated wherever the test runs.
    public static CortoRun start(String... words) throws IOException {
        return startBehind(List.of(), words);
    }

    /// As `start`; the words of `prefix`, which end by becoming another program, come first.
    public static CortoRun startBehind(List<String> prefix, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of("--accel", "tcg"));
        line.addAll(List.of(words));
        return new CortoRun(prefix, line);
    }

    /// A port of this machine that nobody uses.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOCALHOST))) {
            return socket.getLocalPort();
        }
    }

    /// The word for `-p`.
    public static String publish(int port, int guestPort) {
        return LOCALHOST + ":" + port + ":" + guestPort;
    }

    private void read() {
        char[] buffer = new char[1 << 12];
        try (Reader from = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {    // a character may come in two pieces
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                synchronized (console) {
                    console.append(buffer, 0, count);
                    console.notifyAll();
                }
            }
        } catch (IOException e) {
            // The process was ended.
        }
        synchronized (console) {
            isAtEnd = true;
            console.notifyAll();
        }
    }

    /// Everything printed so far, as a terminal shows it.
    public String console() {
        synchronized (console) {
            return console.toString().replace("\r", "");
        }
    }

    /// Waits until `text` was printed.
    public void await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        synchronized (console) {
            while (console.indexOf(text) < 0) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (isAtEnd || millis <= 0) {
                    fail("\"%s\" did not come %s:%n%s", text, isAtEnd ? "before the end" : "within " + LIMIT.toSeconds() + " s", console);
                }
                console.wait(millis);
            }
        }
    }

    public Process process() {
        return process;
    }

    /// Sends a signal, as kill(1) does: `TERM`, `INT`.
    public void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        if (status != 0) {
            fail("kill -%s: %s%n%s", name, status, console());
        }
    }

    /// Waits for the end. The command's exit status.
    public int end() throws InterruptedException {
        return end(LIMIT);
    }

    public int end(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            fail("no end within %s s:%n%s", limit.toSeconds(), console());
        }
        reader.join(LIMIT.toMillis());
        return process.exitValue();
    }

    /// Ends what is still running, QEMU too.
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
