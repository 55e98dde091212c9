// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the test classes named in a file, one a line, in this JVM or in several; status 0 if all passed. Started by `corto test`.
public final class Main {
    static final String WORKER = "--worker";

    private Main() {
    }

    /// `FILE JOBS`, or `--worker`.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals(WORKER)) {
            Worker.run();
            System.exit(0);                             // threads that a test left behind do not keep us
        }
        List<String> classes = Files.readAllLines(Path.of(arguments[0])).stream().filter(line -> !line.isBlank()).toList();
        int jobs = Math.min(Integer.parseInt(arguments[1]), classes.size());
        Totals totals = jobs > 1 ? new Workers(classes, jobs, System.out).run() : Worker.runHere(classes);
        System.exit(totals.print(System.out) ? 0 : 1);
    }
}
