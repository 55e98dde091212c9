// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What switches, locks and timers cost a program, on Corto beside Debian's Linux.
final class SchedBench {
    private static final int LIMIT_SECONDS = 400;
    private static final String INIT = "/init";
    private static final String MEGABYTES = "128";
    private static final List<String> COUNTING = List.of("-icount", "shift=0,sleep=off");
    private static final String END = "end";
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("call", "system call that does nothing: getppid(2)");
        ROWS.put("yield", "switch between two threads: sched_yield(2)");
        ROWS.put("ping-pong", "two switches, two futex(2) WAIT, two WAKE: two threads that wake each other");
        ROWS.put("wake-nobody", "futex(2) WAKE without a waiter");
        ROWS.put("lock", "uncontended pthread_mutex_lock and unlock (no system call)");
        ROWS.put("timer", "timer set and cancelled: two timerfd_settime(2)");
    }

    private final Place place;
    private final List<String> options;

    /// `options` are those of `corto run`.
    SchedBench(Place place, List<String> options) {
        this.place = place;
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Path folder = place.scratch("sched");
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("dev"));
        place.run(300, "gcc", "-O2", "-Wall", "-Wextra", "-static", "-pthread", "-o", root.resolve("init").toString(), place.bench().resolve("sched/sched.c").toString());
        List<String> words = new ArrayList<>(List.of("--accel", "tcg", "--machine", "pc", "-m", MEGABYTES + "M"));
        words.addAll(options);
        words.addAll(List.of("--rootfs", root.toString(), "--", INIT));
        List<String> corto = place.commandLine(words);
        corto.set(corto.indexOf("-cpu") + 1, Place.PROCESSOR);
        corto.addAll(COUNTING);
        Map<String, Long> ours = measure(corto);

        List<String> linux = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", "pc", "-accel", "tcg", "-cpu", Place.PROCESSOR, "-m", MEGABYTES + "M", "-nodefaults", "-no-user-config", "-no-reboot",
                "-display", "none", "-serial", "stdio", "-kernel", LinuxGuest.kernel(place, folder).toString(), "-initrd", corto.get(corto.indexOf("-initrd") + 1),
                "-append", "console=ttyS0 quiet panic=-1 mitigations=off rdinit=" + INIT));
        linux.addAll(COUNTING);
        Map<String, Long> theirs = measure(linux);

        StringBuilder rows = new StringBuilder("| guest instructions | Corto | Linux | ratio |\n| --- | ---: | ---: | ---: |\n");
        for (Map.Entry<String, String> row : ROWS.entrySet()) {
            long here = ours.get(row.getKey());
            long there = theirs.get(row.getKey());
            rows.append(String.format(Locale.ROOT, "| %s | %,d | %,d | %.2f |%n", row.getValue(), here, there, (double) here / there));
        }
        place.publish("sched", "Switches, locks, timers", """
                bench/sched/sched.c, the same static program in both guests; Linux is Debian's linux-image-cloud-amd64 without mitigations, the program its only process. `%s`; `-cpu %s
                -icount shift=0,sleep=off`: the time stamp counter counts guest instructions. Each number is the least of 15 rounds of 400 operations, divided by 400 (yield: by the switches that happened)."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR), rows.toString());
    }

    /// What the program printed: its numbers by name.
    private Map<String, Long> measure(List<String> command) throws IOException, InterruptedException {
        String output = place.tryRun(LIMIT_SECONDS, command).output();
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String line : output.replace("\r", "").split("\n")) {
            String[] words = line.strip().split(" ");
            if (words.length == 2 && ROWS.containsKey(words[0])) {
                numbers.put(words[0], Long.parseLong(words[1]));
            }
        }
        if (!output.contains(END) || !numbers.keySet().containsAll(ROWS.keySet())) {
            throw new IllegalStateException("the program did not get to its end:\n" + output);
        }
        return numbers;
    }
}
