// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The console as the terminal of the program's session.
@RawMemory(reason = "hands the line's bytes on")
module corto.posix.tty {
    requires corto.fs.tty;
    requires corto.fs.devfs;             // where it is opened
    requires corto.posix.control;        // its size
    requires corto.posix.rootfs;         // the console below it, the standard files above
    requires corto.posix.files;
    requires corto.posix.process;        // groups and sessions
    requires corto.platform.api;         // options
    exports corto.posix.tty;
    provides corto.platform.api.BootStep with corto.posix.tty.TerminalStep;
    provides corto.fs.devfs.DeviceFiles with corto.posix.tty.TerminalDevices;
}
