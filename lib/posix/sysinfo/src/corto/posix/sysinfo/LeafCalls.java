// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import corto.lang.Assembly;

/// The handlers that only tell something: they can be called without a frame (`traps_leaf_entry` in corto.platform.traps). They are exported as well, which makes the compiler let them preserve all registers.
final class LeafCalls {
    private LeafCalls() {}

    @Assembly("""
            .section .rodata
            .balign 8
            .globl  sysinfo_leaf_calls
            sysinfo_leaf_calls:                     # number, handler
                    .quad   39, sysinfo_getpid
                    .quad   102, sysinfo_getuid
                    .quad   104, sysinfo_getgid
                    .quad   107, sysinfo_geteuid
                    .quad   108, sysinfo_getegid
                    .quad   110, sysinfo_getppid
                    .quad   -1
            .text
            """)
    private static native void table();
}
