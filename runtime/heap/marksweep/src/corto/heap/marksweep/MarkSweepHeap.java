// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.Collector;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Assembly;
import corto.lang.Export;
import corto.platform.api.Platforms;

/// The policy: one `Space` for the image, and the way into its collection that makes registers visible.
public final class MarkSweepHeap implements Collector {
    private static final class Registers implements Space.Trigger {
        @Override
        public void collect() {
            collectWithRegisters();
        }
    }

    private static final Space SPACE = new Space(Platforms.PLATFORM, new Stress(Stress.EVERY), new Registers());

    @Override
    public void initialize(Address start, long lengthBytes) {
        SPACE.initialize(start, lengthBytes);
    }

    @AlwaysInline
    @Override
    public Address allocate(long sizeBytes) {
        return SPACE.allocate(sizeBytes, 0);
    }

    @Override
    public Address allocateLeaf(long sizeBytes) {
        return SPACE.allocate(sizeBytes, Block.LEAF);
    }

    @AlwaysInline
    @Override
    public boolean reserve(long sizeBytes) {
        return SPACE.reserve((int) (sizeBytes >> Block.BYTES_LOG));
    }

    @AlwaysInline
    @Override
    public boolean hasReserved(long sizeBytes) {
        return SPACE.hasReserved((int) (sizeBytes >> Block.BYTES_LOG));
    }

    @Override
    public void collect() {
        collectWithRegisters();
    }

    @Override
    public void openReserve() {
        SPACE.openReserve();
    }

    @Override
    public long usedBytes() {
        return SPACE.usedBytes();
    }

    @Override
    public long totalBytes() {
        return SPACE.totalBytes();
    }

    @Override
    public long maximumBytes() {
        return SPACE.maximumBytes();
    }

    /// Puts the registers that a callee must preserve (System V AMD64 ABI §3.2.1), which may be all that refers to an object, on the stack.
    /// Afterwards clears what is below, so that what the collector left there does not look like references in frames to come.
    @Assembly("""
            push    %rbp
            mov     %rsp, %rbp              # a frame, for stack traces
            push    %rbx
            push    %r12
            push    %r13
            push    %r14
            push    %r15
            mov     %rsp, %rdi              # from here on up
            sub     $8, %rsp                # aligned for a call
            call    marksweep_collect
            lea     -4096(%rsp), %rdi
            mov     $512, %ecx
            xor     %eax, %eax
            rep stosq
            add     $8, %rsp
            pop     %r15
            pop     %r14
            pop     %r13
            pop     %r12
            pop     %rbx
            pop     %rbp
            ret
            """)
    private static native void collectWithRegisters();

    @Export("marksweep_collect")
    private static void collect(Address stackPointer) {
        SPACE.collect(stackPointer);
    }
}
