// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.io.PrintStream;

/// Writes for ever, and tells what is acknowledged: what a test of crashes compares with. Each thread counts in keys of its own, `soak/THREAD/SLOT`, and now and then deletes one.
final class Soak {
    private static final int SLOTS = 16;
    private static final int DELETION = 7;               // every so many operations
    private static final int PADDING = 200;              // so that segments fill up, and compaction has work

    private final Store store;
    private final PrintStream out;

    Soak(Store store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    /// Does not return.
    void run(int threads) throws IOException {
        for (int i = 1; i < threads; i++) {
            int number = i;
            new Thread(() -> {
                try {
                    write(number);
                } catch (IOException e) {
                    System.err.println("kv: " + e.getMessage());
                }
            }, "soak " + i).start();
        }
        write(0);
    }

    private void write(int thread) throws IOException {
        String padding = " " + "-".repeat(PADDING);
        for (int count = 1; ; count++) {
            String key = "soak/" + thread + "/" + count % SLOTS;
            if (count % DELETION == 0) {
                store.delete(key);
                acknowledged(key, count, "deleted");
            } else {
                store.put(key, count + padding);
                acknowledged(key, count, "written");
            }
        }
    }

    private void acknowledged(String key, int count, String what) {
        synchronized (out) {
            out.println(what + " " + key + " " + count);
        }
    }
}
