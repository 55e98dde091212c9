// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Runs checks of generated trees in two threads.
final class Checks {
    static final int THREADS = 2;

    private Checks() {}

    static Tally run(long first, int count) throws IOException, InterruptedException {
        LinuxSource.prepare();
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong(first);
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Path work = LinuxSource.workFolder().resolve("worker" + i);
                workers.add(threads.submit(() -> {
                    try (TreeCheck check = new TreeCheck(Folders.fresh(work), tally)) {
                        for (long seed = next.getAndIncrement(); seed < first + count; seed = next.getAndIncrement()) {
                            check.check(TreeCheck.tree(seed));
                        }
                    }
                    return null;
                }));
            }
        }
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        return tally;
    }
}
