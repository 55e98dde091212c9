// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// A gate of the interrupt descriptor table (APM volume 2, "Gate Descriptors"): where a vector leads, and on which stack.
public final class InterruptGate {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U16 OFFSET_LOW = LAYOUT.u16();
    static final U16 SELECTOR = LAYOUT.u16();
    static final U8 INTERRUPT_STACK = LAYOUT.u8();     // 1…7, or 0 to stay on the same one
    static final U8 TYPE = LAYOUT.u8();
    static final U16 OFFSET_MIDDLE = LAYOUT.u16();
    static final U32 OFFSET_HIGH = LAYOUT.u32();
    public static final int SIZE = LAYOUT.reserved(4).sized(16);

    private static final int PRESENT_INTERRUPT_GATE = 0x8E;   // turns interrupts off on entry

    private InterruptGate() {}

    /// Lets the gate lead to `entry` in code segment `selector`, on stack `interruptStack` of the task state segment.
    public static void set(Address gate, Address entry, int selector, int interruptStack) {
        long offset = entry.bits();
        OFFSET_LOW.write(gate, (int) offset);
        SELECTOR.write(gate, selector);
        INTERRUPT_STACK.write(gate, interruptStack);
        TYPE.write(gate, PRESENT_INTERRUPT_GATE);
        OFFSET_MIDDLE.write(gate, (int) (offset >>> 16));
        OFFSET_HIGH.write(gate, (int) (offset >>> 32));
    }
}
