// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.fs.file.Inode;

/// What a process runs, as it was started. A process that execve(2) has not reached yet shares it with its parent.
///
/// @param path as `/proc/self/exe` shows it
/// @param file null before one is loaded
/// @param auxiliaryVector a character per byte
public record Program(String path, Inode file, String[] arguments, String[] environment, String auxiliaryVector) {
    static final Program NONE = new Program("", null, new String[0], new String[0], "");

    /// The last part of the path.
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
