// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `tests/compiler/generate --seed S --count N --out DIR`: writes programs with the seeds S, S + 1 … as `DIR/generated/P<seed>.java`.
public final class Generate {
    static final String TOPIC = "generated";

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        long seed = 1;
        int count = 100;
        Path out = Path.of(".");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--count" -> count = Integer.parseInt(arguments[i + 1]);
                case "--out" -> out = Path.of(arguments[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i] + "; usage: generate --seed S --count N --out DIR");
            }
        }
        write(seed, count, out);
    }

    /// Writes the programs.
    public static void write(long seed, int count, Path out) throws IOException {
        Path folder = Files.createDirectories(out.resolve(TOPIC));
        for (long s = seed; s < seed + count; s++) {
            Files.writeString(folder.resolve("P" + s + ".java"), ProgramGenerator.program(s, TOPIC, "P" + s));
        }
    }
}
