// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import corto.lang.Address;
import corto.sched.events.WatchList;

/// What the console's open files need of the machine.
public interface ConsoleDevice {
    /// Sends all of it, waiting for the line if it must.
    void write(Address from, long lengthBytes);

    /// Takes bytes that have come, at most `lengthBytes`: their number, 0 when nothing has come, −1 when no more will.
    int read(Address to, long lengthBytes);

    /// Whether `read` would give something, or the end.
    boolean isReadable();

    /// Told `Readiness.IN` when something comes.
    WatchList watches();
}
