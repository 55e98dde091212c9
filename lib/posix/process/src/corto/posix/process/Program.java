// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.fs.file.Inode;

/// What a process runs, as it was started. A process that execve(2) has not reached yet shares it with its parent.
///
/// @param named the path that was asked for, of a script its own
/// @param file null before one is loaded
/// @param auxiliaryVector a character per byte
public record Program(String named, Inode file, String[] arguments, String[] environment, String auxiliaryVector) {
    static final Program NONE = new Program("", null, new String[0], new String[0], "");

    /// A process runs it from now on.
    void starts() {
        if (file != null) {
            file.startsRunning();
        }
    }

    void ends() {
        if (file != null) {
            file.stopsRunning();
        }
    }

    /// The path of the file, as `/proc/self/exe` shows it.
    public String path() {
        return file == null ? named : file.path();
    }

    /// The last part of the path that was asked for.
    public String name() {
        return named.substring(named.lastIndexOf('/') + 1);
    }
}
