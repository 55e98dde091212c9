// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Several JVMs like this one, each with one class at a time. What a class prints appears when it has ended, in one piece.
///
/// Not threads of one JVM: libraries of the kernel keep their state in static fields, of which two tests at a time would make nonsense.
final class Workers {
    private static final String SLOW = "corto.tests.";             // images are built there: first, so that the last to end is a short one

    private final Queue<String> waiting;
    private final int jobs;
    private final PrintStream out;
    private final List<Process> processes = new ArrayList<>();     // guarded by itself
    private Totals totals = Totals.NONE;                           // guarded by this

    Workers(List<String> classes, int jobs, PrintStream out) {
        waiting = new ConcurrentLinkedQueue<>(classes.stream().sorted(Comparator.comparing((String name) -> !name.startsWith(SLOW))).toList());
        this.jobs = jobs;
        this.out = out;
    }

    Totals run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            threads.add(Thread.ofPlatform().name("worker " + i).start(this::serve));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        synchronized (this) {
            return totals;
        }
    }

    private void destroy() {
        synchronized (processes) {
            processes.forEach(Process::destroy);
        }
    }

    /// Starts a worker, and another when that has died, as long as there are classes.
    private void serve() {
        while (!waiting.isEmpty()) {
            try {
                Process process = start();
                try (PrintWriter names = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
                        BufferedReader text = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                    boolean isAlive = true;
                    for (String name = waiting.poll(); name != null && isAlive; name = isAlive ? waiting.poll() : null) {
                        names.println(name);
                        isAlive = follow(name, text);
                    }
                }
            } catch (IOException e) {
                add("", new Totals(0, 0, List.of("a JVM for tests: " + e.getMessage())));
                return;
            }
        }
    }

    private Process start() throws IOException {
        String program = Path.of(System.getProperty("java.home"), "bin/java").toString();
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.add(Main.WORKER);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        synchronized (processes) {
            processes.add(process);
        }
        return process;
    }

    /// Reads what a class prints. False if its JVM has ended before the class has.
    private boolean follow(String name, BufferedReader text) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (Totals.isLine(line)) {
                add(printed.toString(), Totals.ofLine(line));
                return true;
            }
            printed.append(line).append('\n');
        }
        add(printed + "FAIL " + name + ": its JVM ended\n", new Totals(0, 0, List.of(name + ": its JVM ended")));
        return false;
    }

    private synchronized void add(String text, Totals more) {
        String stripped = text.stripTrailing();
        if (!stripped.isEmpty()) {
            out.println(stripped);
            out.flush();
        }
        totals = totals.plus(more);
    }
}
