// SPDX-License-Identifier: Apache-2.0

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// System calls of an unmodified OpenJDK: files, folders, a pool of threads.
public class Calls {
    private static final int ROUNDS = 2000;

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("/tmp/x");
        var pool = Executors.newFixedThreadPool(4);
        for (int i = 0; i < ROUNDS; i++) {
            Files.writeString(file, "text " + i);
            Files.readString(file);
            Files.size(file);
            try (var list = Files.list(Path.of("/work"))) {
                list.count();
            }
            if (i % 4 == 0) {
                pool.submit(() -> 1).get();
            }
        }
        pool.shutdown();
    }
}
