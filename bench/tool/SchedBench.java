// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What switches, locks and timers cost a program, on Corto beside Debian's Linux.
final class SchedBench {
    private static final String MEGABYTES = "128";
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("call", "system call that does nothing: getppid(2)");
        ROWS.put("yield", "switch between two threads: sched_yield(2)");
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
        TwoGuests guests = new TwoGuests(place, options, MEGABYTES);
        Path root = guests.root(folder.resolve("root"), place.bench().resolve("sched/sched.c"), "-static", "-pthread");
        StringBuilder rows = new StringBuilder();
        guests.compare(LinuxGuest.kernel(place, folder), root, ROWS, rows);
        place.publish("sched", "Switches, locks, timers", """
                bench/sched/sched.c, the same static program in both guests; Linux is Debian's linux-image-cloud-amd64 without mitigations, the program its only process. `%s`; `-cpu %s
                -icount shift=0,sleep=off`: the time stamp counter counts guest instructions. Each number is the least of 15 rounds of 400 operations, divided by 400 (yield: by the switches that happened).
                Threads that wake each other by futex(2) are in the table of Linux programs (`corto bench calls`)."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR), rows.toString());
    }
}
