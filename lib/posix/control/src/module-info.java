// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The control line: signals, the end of standard input, the terminal's size and the time, from whoever runs the machine.
@RawMemory(reason = "reads what the line has brought")
module corto.posix.control {
    requires corto.posix.rootfs;         // the console, whose end it tells
    requires corto.posix.process;        // which gets the signals
    requires corto.posix.time;           // the wall clock
    requires corto.platform.api;         // the line
    requires corto.drivers.kernel;       // its interrupt
    exports corto.posix.control;
    provides corto.platform.api.BootStep with corto.posix.control.ControlStep;
}
