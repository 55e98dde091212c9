// SPDX-License-Identifier: Apache-2.0
package corto.posix.direct;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Symbol;
import corto.posix.process.DirectCalls;
import corto.posix.process.Process;
import corto.posix.process.ProcessTraps;

/// What AT_SYSINFO points to; `package-info` has the drawing.
final class Table implements DirectCalls {
    private static final int ID = 8;
    private static final int PARENT = 12;
    private static final int ASK = -1;

    @Assembly("""
            .data
            .balign 16
            .globl  direct_table
            direct_table:
                    .quad   traps_patched_entry
                    .long   -1, -1                  # ASK
            .text
            """)
    private static native void table();

    @Override
    public long address() {
        entered(Process.current());
        return Symbol.address("direct_table").bits();
    }

    @Override
    public void entered(Process process) {
        Address table = Symbol.address("direct_table");
        boolean isHidden = ProcessTraps.isObserved();
        table.storeInt(ID, isHidden ? ASK : process.id());
        table.storeInt(PARENT, isHidden ? ASK : process.parentId());
    }
}
