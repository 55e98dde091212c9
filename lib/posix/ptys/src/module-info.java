// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Pseudo-terminals.
@RawMemory(reason = "moves bytes between callers' buffers and the line, answers ioctl(2)")
module corto.posix.ptys {
    requires corto.fs.tty;
    requires corto.fs.devfs;             // where they are opened
    requires corto.posix.tty;            // processes as terminals see them
    requires corto.posix.process;        // the end of sessions
    requires corto.posix.files;          // who opens one
    exports corto.posix.ptys;
    provides corto.fs.devfs.DeviceFiles with corto.posix.ptys.PseudoTerminals;
}
