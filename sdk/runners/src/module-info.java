// SPDX-License-Identifier: Apache-2.0

/// Starts images: under QEMU or as a process of this machine.
module corto.runners {
    requires corto.console;
    requires jdk.unsupported;         // signals
    exports corto.runners;
}
