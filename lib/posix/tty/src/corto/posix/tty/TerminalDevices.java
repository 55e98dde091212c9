// SPDX-License-Identifier: Apache-2.0
package corto.posix.tty;

import corto.fs.devfs.DeviceFiles;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.ramfs.RamDirectory;
import corto.fs.tty.Terminal;

/// `/dev/tty` for the processes whose session has the terminal, and `/dev/console` when that is a terminal.
public final class TerminalDevices implements DeviceFiles {
    private static final long TTY = FileStatus.device(5, 0);
    private static final long CONSOLE = FileStatus.device(5, 1);

    static Terminal terminal;                            // null: there is none
    static boolean isForInput;

    /// Whether the console is the controlling terminal of the running process.
    public static boolean controlsCaller() {
        return terminal != null && terminal.isOurs();
    }

    @Override
    public void addTo(RamDirectory dev) {}               // devfs has made them

    @Override
    public OpenFile open(Inode node, long device, int flags) {
        if (terminal == null || node.type() != FileMode.CHARACTER_DEVICE) {
            return null;
        }
        boolean isIt = device == CONSOLE && isForInput || device == TTY && terminal.isOurs();
        return isIt ? terminal.open(node, flags) : null;
    }
}
