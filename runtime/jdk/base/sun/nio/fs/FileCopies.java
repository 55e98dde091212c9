// SPDX-License-Identifier: Apache-2.0
package sun.nio.fs;

/// A door for `corto.jdk`, which does not see `UnixException`.
public final class FileCopies {
    private FileCopies() {}

    /// Copies what is left of one open file to another.
    public static void copy(int to, int from) throws Exception {
        UnixNativeDispatcher.copyFile(to, from);
    }
}
