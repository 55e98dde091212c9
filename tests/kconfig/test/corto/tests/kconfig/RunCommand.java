// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;

/// `tests/kconfig/run SEED COUNT`: checks that many generated trees, prints what was compared and what differed. `run --shrink SEED` makes
/// the files of one tree that differs small. Status 1 if something differed.
final class RunCommand {
    private RunCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("--shrink")) {
            ShrunkTree.print(Long.parseLong(arguments[1]));
            return;
        }
        if (arguments.length != 2) {
            System.err.println("usage: tests/kconfig/run SEED COUNT\n       tests/kconfig/run --shrink SEED");
            System.exit(2);
        }
        Tally tally = Checks.run(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.print(tally.report());
        tally.disagreements().forEach(System.out::println);
        System.out.println(tally.disagreements().size() + " disagreements");
        System.exit(tally.disagreements().isEmpty() ? 0 : 1);
    }
}
