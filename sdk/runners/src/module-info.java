// SPDX-License-Identifier: Apache-2.0

/// Starts images: under QEMU or as a process of this machine.
module corto.runners {
    requires corto.console;
    exports corto.runners;
}
