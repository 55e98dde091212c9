// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.platform.pc.StartInformation.MemoryMapEntry;

/// All memory that is free for page frames: what lies between the Java heap and the end of its piece, and every other piece.
///
/// ```
///  1 MiB                                  3 GiB        4 GiB                              9 GiB
/// ┌───────┬─────────────────┬────────┬─────┐            ┌───────────┬───────────┬──────────┐
/// │ image │       ◄── frames│ initrd │◄─fr.│  devices   │ heap ──►  │ assured   │◄── frames│
/// └───────┴─────────────────┴────────┴─────┘            └───────────┴───────────┴──────────┘
/// ```
/// Each piece is used up from its end; the highest piece first, so that memory that every device can reach lasts longest. Frames leave the heap a little room to
/// grow, or else an application that fills the memory would leave its kernel none.
///
/// Found out when the first frame is wanted: what takes none has no trace of this, and no memory is touched.
final class FrameMemory {
    private static final int MOST_PIECES = 32;              // what is beyond is not used
    private static final long MOST_ASSURED = 2 << 20;       // bytes that the heap can always grow
    private static final int ASSURED_SHARE = 16;            // part of the heap's piece that they are at most

    private static final long[] STARTS = new long[MOST_PIECES];
    private static final long[] ENDS = new long[MOST_PIECES];
    static int count;                                       // of pieces; 0: not found out yet
    private static int heapPiece;
    private static long assuredEnd;                         // no frame of the heap's piece lies below

    private FrameMemory() {}

    private static void find() {
        heapPiece = 0;
        Address entry = MemoryMap.entries();
        for (int i = 0; i < MemoryMap.entryCount(); i++) {
            if (MemoryMapEntry.TYPE.read(entry) == MemoryMapEntry.TYPE_RAM) {
                long from = MemoryMapEntry.ADDRESS.read(entry);
                add(from, from + MemoryMapEntry.LENGTH.read(entry));
            }
            entry = entry.plus(MemoryMapEntry.SIZE);
        }
        assuredEnd = MemoryMap.heapEnd() + Math.min(MOST_ASSURED, MemoryMap.freeBytes() / ASSURED_SHARE);
    }

    /// Adds what is free from `from` to `to`.
    private static void add(long from, long to) {
        for (long at = from; at < to; at = Math.max(MemoryMap.low(), MemoryMap.high())) {
            MemoryMap.findLowest(at, to);
            if (MemoryMap.low() < MemoryMap.high()) {
                insert(MemoryMap.low(), MemoryMap.high());
            } else if (MemoryMap.low() <= at) {
                return;
            }
        }
    }

    /// Keeps the pieces in the order of their addresses.
    private static void insert(long start, long end) {
        if (count == MOST_PIECES) {
            return;
        }
        int at = count++;
        for (; at > 0 && STARTS[at - 1] > start; at--) {
            STARTS[at] = STARTS[at - 1];
            ENDS[at] = ENDS[at - 1];
        }
        STARTS[at] = start;
        ENDS[at] = end;
        heapPiece += at <= heapPiece && count > 1 ? 1 : 0;
        if (end == MemoryMap.end()) {
            heapPiece = at;
        }
    }

    private static long floor(int piece) {
        return piece == heapPiece ? Math.max(MemoryMap.heapEnd(), assuredEnd) : STARTS[piece];
    }

    /// Takes memory, as `Platform` says it. Zero if there is none.
    static PhysicalAddress take(long lengthBytes, long alignment, PhysicalAddress limit) {
        if (count == 0) {
            find();
        }
        for (int i = count - 1; i >= 0; i--) {
            long end = ENDS[i];
            long taken = Math.min(end, limit.bits()) - lengthBytes & -alignment;
            if (taken >= floor(i)) {
                if (i == heapPiece) {
                    MemoryMap.lowerEnd(taken);
                }
                ENDS[i] = taken;
                if (taken + lengthBytes < end) {
                    insert(taken + lengthBytes, end);       // what the alignment or the limit leaves above
                }
                return new PhysicalAddress(taken);
            }
        }
        return new PhysicalAddress(0);
    }

    static long untakenBytes() {
        if (count == 0) {
            find();
        }
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += Math.max(0, ENDS[i] - floor(i));
        }
        return bytes;
    }
}
