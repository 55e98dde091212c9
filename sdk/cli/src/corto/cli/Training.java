// SPDX-License-Identifier: Apache-2.0
package corto.cli;

/// What the launcher runs once after it built the host tools, to see which classes the command needs: several commands in one JVM.
///
/// The words of each are separated from the next by `,`. A command that fails ends it: then the tree does not compile, or a program is
/// missing, and the cache has what was loaded until then.
final class Training {
    private static final String SEPARATOR = ",";

    private Training() {
    }

    public static void main(String[] arguments) {
        for (String command : String.join(" ", arguments).split(" " + SEPARATOR + " ")) {
            if (Main.execute(command.split(" ")) != 0) {
                return;
            }
        }
    }
}
