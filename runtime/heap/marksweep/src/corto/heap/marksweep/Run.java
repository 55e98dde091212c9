// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Assembly;
import corto.lang.Layout;
import corto.lang.Symbol;
import corto.lang.U32;
import corto.lang.U64;

/// The current run of a size class: free, zeroed cells in a row, which allocation takes one after the other; and where the next will be looked for.
///
/// The runs of all classes are a table at a fixed address, so that a class that is known when compiling is two loads away. It is not an array of
/// Java, whose bounds checks would make every `new` one that can throw something else.
final class Run {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U64 NEXT = LAYOUT.u64();          // the next free cell
    static final U64 END = LAYOUT.u64();           // equal: none is left
    static final U32 PARTLY_LIVE = LAYOUT.u32();   // first block that may have free cells, all found partly live by the last collection
    static final U32 BLOCK_BYTES = LAYOUT.u32();   // of the cells in a block
    static final int SIZE = LAYOUT.reserved(8).sized(32);

    private Run() {}

    /// For each size class one, and one for leaves.
    static final int COUNT = 2 * SizeClass.COUNT;

    @AlwaysInline
    static Address at(int index) {
        return Symbol.address("marksweep_runs").plus((long) index * SIZE);
    }

    /// The run of a size class; `leaf` is 0 or `Block.LEAF`.
    @AlwaysInline
    static Address of(int sizeClass, int leaf) {
        return at(leaf == 0 ? sizeClass : sizeClass + SizeClass.COUNT);
    }

    /// Makes it empty, with no place to look for the next.
    static void forget(int index) {
        Address run = at(index);
        set(run, Address.zero(), 0);
        PARTLY_LIVE.write(run, Block.NONE);
    }

    static void set(Address run, Address start, long lengthBytes) {
        NEXT.write(run, start.bits());
        END.write(run, start.bits() + lengthBytes);
    }

    @Assembly("""
            .bss
            .balign 64
            .globl  marksweep_runs
            marksweep_runs: .skip 70 * 32          # COUNT × SIZE
            .text
            """)
    private static native void table();
}
