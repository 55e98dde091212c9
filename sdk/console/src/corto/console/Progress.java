// SPDX-License-Identifier: Apache-2.0
package corto.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Lines about what the command does, on stderr.
///
/// On a terminal there is one line for the step that is under way. After a second it counts the seconds; the next step takes its place,
/// and whatever else is printed. Elsewhere each step is a line that stays.
public final class Progress {
    private static final long TICK_MILLIS = 1000;
    private static final String START_OF_LINE = "\r";
    private static final String ERASE_LINE = "\r\u001b[K";          // ECMA-48 §8.3.41: erase in line

    private static volatile boolean quiet;
    private static volatile String endOfLine = "\n";

    private static PrintStream console;       // guarded by the class, as all below; null until the first step on a terminal
    private static String step;               // what the rewritten line says, or null if there is none
    private static long startNanos;

    private Progress() {
    }

    /// No more lines: the user asked for silence.
    public static void silence() {
        quiet = true;
    }

    /// Whether nothing is told, so that nothing need be found out.
    public static boolean isSilent() {
        return quiet;
    }

    /// Tells that a step begins which may take more than a moment. It ends with the next, or with [#done].
    public static void step(String what) {
        if (quiet) {
            return;
        }
        if (Terminal.canRewriteErrors()) {
            begin(what);
        } else {
            note(what);
        }
    }

    /// From now on the terminal does not return to the first column at the end of a line by itself.
    public static void endLinesWithReturn() {
        endOfLine = "\r\n";
    }

    /// A line that stays.
    public static void note(String what) {
        if (!quiet) {
            done();
            System.err.print("corto: " + what + endOfLine);
            System.err.flush();
        }
    }

    /// The last step is over: its line goes, and the console is free for others, child processes too.
    public static synchronized void done() {
        if (step != null) {
            step = null;
            console.print(ERASE_LINE);
            console.flush();
        }
    }

    private static synchronized void begin(String what) {
        if (console == null) {
            console = System.err;
            System.setErr(new PrintStream(new Clearing(System.err), true, StandardCharsets.UTF_8));
            System.setOut(new PrintStream(new Clearing(System.out), true, StandardCharsets.UTF_8));
            Runtime.getRuntime().addShutdownHook(new Thread(Progress::done));
            Thread clock = new Thread(Progress::count, "progress");
            clock.setDaemon(true);
            clock.start();
        }
        step = what;
        startNanos = System.nanoTime();
        console.print(ERASE_LINE + line(what, 0));
        console.flush();
    }

    private static void count() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                synchronized (Progress.class) {
                    long seconds = (System.nanoTime() - startNanos) / 1_000_000_000;
                    if (step != null && seconds > 0) {
                        console.print(START_OF_LINE + line(step, seconds));
                        console.flush();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As wide as the terminal at most: a line that wraps could not be written over.
    private static String line(String what, long seconds) {
        String time = seconds == 0 ? "" : "  " + seconds + " s";
        String text = "corto: " + what.lines().findFirst().orElse("");
        int room = Math.max(1, Terminal.columns() - 1 - time.length());
        return (text.length() <= room ? text : text.substring(0, room - 1) + "…") + time;
    }

    /// Erases the line before anything else is written.
    private static final class Clearing extends FilterOutputStream {
        Clearing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            done();
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            done();
            out.write(bytes, offset, length);
        }
    }
}
