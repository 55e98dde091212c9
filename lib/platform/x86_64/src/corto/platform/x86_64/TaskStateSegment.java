// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;

/// The task state segment (APM volume 2, "64-Bit Task State Segment"): of use only for the stacks that interrupts switch to.
public final class TaskStateSegment {
    private static final Layout LAYOUT = Layout.littleEndian().reserved(36);
    static final U64 INTERRUPT_STACK_1 = LAYOUT.u64();             // IST1; six more follow
    static final U16 PERMISSION_MAP = LAYOUT.reserved(6 * 8 + 10).u16();
    public static final int SIZE = LAYOUT.sized(104);

    /// Its descriptor in the global descriptor table: 16 bytes, the address in four pieces.
    private static final class Descriptor {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U16 LIMIT = LAYOUT.u16();
        static final U16 BASE_0 = LAYOUT.u16();
        static final U8 BASE_16 = LAYOUT.u8();
        static final U8 TYPE = LAYOUT.u8();
        static final U8 BASE_24 = LAYOUT.reserved(1).u8();
        static final U32 BASE_32 = LAYOUT.u32();
        static final int SIZE = LAYOUT.reserved(4).sized(16);

        static final int PRESENT_AVAILABLE = 0x89;
    }

    private TaskStateSegment() {}

    /// Lets interrupt stack `number`, 1 to 7, end at `stackBase`.
    public static void setStack(Address segment, int number, Address stackBase) {
        segment.storeAddress(INTERRUPT_STACK_1.offset() + (number - 1) * Long.BYTES, stackBase);
    }

    /// Makes the zeroed bytes at `segment` a task state segment whose first interrupt stack ends at `stackBase`, and the bytes at
    /// `descriptor` its descriptor.
    public static void set(Address segment, Address descriptor, Address stackBase) {
        setStack(segment, 1, stackBase);
        PERMISSION_MAP.write(segment, SIZE);                       // none: it would begin past the end
        long base = segment.bits();
        Descriptor.LIMIT.write(descriptor, SIZE - 1);
        Descriptor.BASE_0.write(descriptor, (int) base);
        Descriptor.BASE_16.write(descriptor, (int) (base >>> 16));
        Descriptor.TYPE.write(descriptor, Descriptor.PRESENT_AVAILABLE);
        Descriptor.BASE_24.write(descriptor, (int) (base >>> 24));
        Descriptor.BASE_32.write(descriptor, (int) (base >>> 32));
    }
}
