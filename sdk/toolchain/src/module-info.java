// SPDX-License-Identifier: Apache-2.0

/// The C compiler for native programs: gcc with a musl whose system calls are jumps into the kernel.
module corto.toolchain {
    requires corto.build;
    requires corto.console;
    requires corto.rootfs;
    exports corto.toolchain;
}
