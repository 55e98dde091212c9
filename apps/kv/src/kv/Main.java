// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Each argument is a command; without arguments commands are read from standard input. `KV_FOLDER` and `KV_SEGMENT_KIB` of the environment say where the log is and how large its files get.
public final class Main {
    private static final String FOLDER = "/data";
    private static final long SEGMENT_KIB = 1024;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        String folder = System.getenv().getOrDefault("KV_FOLDER", FOLDER);
        long segmentKib = Long.parseLong(System.getenv().getOrDefault("KV_SEGMENT_KIB", Long.toString(SEGMENT_KIB)));
        try (Store store = Store.open(Path.of(folder, "kv"), segmentKib * 1024)) {
            Shell shell = new Shell(store, System.out);
            if (arguments.length > 0) {
                for (String command : arguments) {
                    if (!shell.execute(command)) {
                        return;
                    }
                }
                return;
            }
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = commands.readLine(); line != null && shell.execute(line); line = commands.readLine()) {
                // one after the other
            }
        }
    }
}
