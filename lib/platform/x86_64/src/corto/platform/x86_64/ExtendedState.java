// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;

/// The floating-point and vector registers, which only applications use: x87, SSE, AVX as far as the processor has them (APM volume 2, "Saving Media and
/// x87 Execution Unit State").
public final class ExtendedState {
    private static final Layout LAYOUT = Layout.littleEndian().at(24);
    private static final U32 MXCSR = LAYOUT.u32();
    private static final U64 PARTS = LAYOUT.at(512).u64();          // XSTATE_BV: others are in their initial state

    private static final int INITIAL_MXCSR = 0x1F80;
    private static final U64 CONTROL_WORD = Layout.littleEndian().u64();
    private static final int INITIAL_CONTROL_WORD = 0x37F;

    private static final int FEATURE_LEAF = 1;
    private static final int FEATURE_XSAVE = 1 << 26;               // in ecx
    private static final int STATE_LEAF = 0xD;
    private static final long CONTROL4_OSXSAVE = 1 << 18;
    private static final long SUPPORTED = 0b111;                    // x87, SSE, AVX
    private static final int LEGACY_BYTES = 512;

    /// Alignment of areas.
    public static final int ALIGNMENT = 64;

    private static boolean hasXsave;
    private static int sizeBytes = LEGACY_BYTES;
    private static long parts;

    private ExtendedState() {}

    /// Switches on what there is. Once, at boot.
    public static void initialize() {
        hasXsave = (Cpuid.ECX.read(Cpuid.leaf(FEATURE_LEAF)) & FEATURE_XSAVE) != 0;
        if (hasXsave) {
            parts = Cpuid.EAX.readUnsigned(Cpuid.leaf(STATE_LEAF)) & SUPPORTED;
            Processor.setControl4(Processor.control4() | CONTROL4_OSXSAVE);
            Processor.setExtendedState(parts);
            sizeBytes = Cpuid.EBX.read(Cpuid.leaf(STATE_LEAF));     // of what is switched on
        }
    }

    /// Bytes of an area.
    public static int sizeBytes() {
        return sizeBytes;
    }

    /// XCR0: the parts that are saved; 0 when only FXSAVE is there.
    public static long parts() {
        return parts;
    }

    /// Makes zeroed memory an area that holds the initial state.
    public static void setInitial(Address area) {
        MXCSR.write(area, INITIAL_MXCSR);
        if (!hasXsave) {
            CONTROL_WORD.write(area, INITIAL_CONTROL_WORD);
        }
    }

    /// The registers into the area.
    public static void save(Address area) {
        if (hasXsave) {
            Processor.saveExtendedState(area);
        } else {
            Processor.saveFloatingPoint(area);
        }
    }

    /// The registers from the area.
    public static void restore(Address area) {
        if (hasXsave) {
            Processor.restoreExtendedState(area);
        } else {
            Processor.restoreFloatingPoint(area);
        }
    }

    /// Makes an area that came from outside one that `restore` takes without a fault: reserved bits of its header and of MXCSR go.
    public static void sanitize(Address area) {
        MXCSR.write(area, MXCSR.read(area) & MXCSR_MASK);
        if (hasXsave) {
            PARTS.write(area, PARTS.read(area) & parts);
            area.plus(HEADER_RESERVED).clear(HEADER_RESERVED_BYTES);
        }
    }

    /// Exceptions that are told in an area's x87 status word and not masked in its control word: bits 0 to 5.
    public static int x87Errors(Address area) {
        int words = area.loadInt(0);
        return words >>> Short.SIZE & ~words & ERRORS;
    }

    /// The same of MXCSR, where the masks stand seven bits higher.
    public static int simdErrors(Address area) {
        int status = MXCSR.read(area);
        return status & ~(status >>> 7) & ERRORS;
    }

    private static final int ERRORS = 0x3F;
    private static final int MXCSR_MASK = 0xFFFF;
    private static final int HEADER_RESERVED = 520;                 // XCOMP_BV and what follows
    private static final int HEADER_RESERVED_BYTES = 56;
}
