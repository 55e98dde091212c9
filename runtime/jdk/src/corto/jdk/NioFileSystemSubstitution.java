// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import sun.nio.fs.FileCopies;

/// Copying: without a buffer of native memory for files whose size is not known, and without extended attributes, which no file here has.
@Substitute("sun.nio.fs.LinuxFileSystem")
final class NioFileSystemSubstitution {
    @Replace
    void bufferedCopy(int to, int from, long buffer, int length, long cancelled) throws Exception {
        FileCopies.copy(to, from);
    }

    @Replace
    void copyNonPosixAttributes(int from, int to) {}
}
