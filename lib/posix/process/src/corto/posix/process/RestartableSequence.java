// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.platform.x86_64.TrapFrame;

/// rseq(2): a thread's few instructions that begin again when it is interrupted among them, by a switch or a signal.
public final class RestartableSequence {
    /// `struct rseq`, in the thread's own memory.
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U32 CPU_ID_START = LAYOUT.u32();
    private static final U32 CPU_ID = LAYOUT.u32();
    private static final U64 SEQUENCE = LAYOUT.u64();            // address of a struct rseq_cs, or 0
    public static final int SIZE = LAYOUT.reserved(16).sized(32);

    /// `struct rseq_cs`.
    private static final class Sequence {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 VERSION = LAYOUT.u32();
        static final U64 START = LAYOUT.reserved(4).u64();
        static final U64 LENGTH = LAYOUT.u64();
        static final U64 ABORT = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(32);
    }

    private static final int NO_CPU = -1;                        // RSEQ_CPU_ID_UNINITIALIZED

    private RestartableSequence() {}

    /// Tells a thread that has just registered `area`, which can be written, on which processor it runs: the only one.
    public static void begin(Address area) {
        CPU_ID_START.write(area, 0);
        CPU_ID.write(area, 0);
    }

    /// Ends `begin`.
    public static void end(Address area) {
        CPU_ID_START.write(area, 0);
        CPU_ID.write(area, NO_CPU);
    }

    /// The thread was interrupted where `frame` says: if that is in a sequence, it goes on at the sequence's abort address. Whether the frame was changed.
    static boolean interrupted(ApplicationThread thread, Address frame) {
        Address area = UserMemory.writable(new UserAddress(thread.rseqArea()), SIZE);
        if (thread.rseqArea() == 0 || area.isZero() || SEQUENCE.read(area) == 0) {
            return false;
        }
        Address sequence = UserMemory.readable(new UserAddress(SEQUENCE.read(area)), Sequence.SIZE);
        SEQUENCE.write(area, 0);
        if (sequence.isZero() || Long.compareUnsigned(TrapFrame.RIP.read(frame) - Sequence.START.read(sequence), Sequence.LENGTH.read(sequence)) >= 0) {
            return false;
        }
        long abort = Sequence.ABORT.read(sequence);
        Address signature = UserMemory.readable(new UserAddress(abort - Integer.BYTES), Integer.BYTES);
        if (signature.isZero() || signature.loadInt(0) != thread.rseqSignature()) {
            Signals.force(thread, SignalInfo.fromKernel(Signal.SIGSEGV));
            return false;
        }
        TrapFrame.RIP.write(frame, abort);
        return true;
    }
}
