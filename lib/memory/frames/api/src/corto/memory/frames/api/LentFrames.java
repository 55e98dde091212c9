// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.api;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;

/// Frames whose content others than their owner still read: pages of files that a socket sends from where they lie. Under the kernel lock, as all of frames.
///
/// The owner goes on as if nothing were, writes to the frame included, but for the end: a frame that may be lent is freed with `free` of this class, which leaves that to the last one who gives it back.
///
/// A hash table with linear probing (Knuth, TAOCP 3, §6.4, algorithms L and R): frames are few, and any address can be one.
@Hot
public final class LentFrames {
    private static final int FEWEST_SLOTS = 2;               // a power of two; it grows with what is lent
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private static long[] frames = new long[FEWEST_SLOTS];   // 0: a free slot
    private static int[] loans = new int[FEWEST_SLOTS];
    private static FrameAllocator[] heirs = new FrameAllocator[FEWEST_SLOTS];      // to whom the frame is freed in the end; null: it has its owner
    private static int shift = Long.numberOfLeadingZeros(FEWEST_SLOTS) + 1;
    private static int used;

    private LentFrames() {}

    private static long frameOf(Address place) {
        return place.bits() & -Frames.BYTES;
    }

    /// Lends the frame in which `place` lies, perhaps again. May allocate.
    public static void lend(Address place) {
        if (2 * used >= frames.length) {
            grow();
        }
        long frame = frameOf(place);
        int slot = slot(frame);
        if (frames[slot] == 0) {
            frames[slot] = frame;
            used++;
        }
        loans[slot]++;
    }

    /// Lends once more a frame that is lent.
    @NoAllocation(reason = "runs when a segment is cut, in a device's poll")
    public static void lendAgain(Address place) {
        int slot = slot(frameOf(place));
        assert loans[slot] > 0;
        loans[slot]++;
    }

    /// Ends one loan.
    @NoAllocation(reason = "runs when a device has sent a packet, in its poll")
    public static void giveBack(Address place) {
        long frame = frameOf(place);
        int slot = slot(frame);
        assert loans[slot] > 0 : "given back more often than lent";
        if (--loans[slot] > 0) {
            return;
        }
        FrameAllocator heir = heirs[slot];
        remove(slot);
        if (heir != null) {
            heir.free(new Address(frame));
        }
    }

    public static boolean isLent(Address frame) {
        return used != 0 && frames[slot(frameOf(frame))] != 0;
    }

    /// Frames that are lent.
    public static int count() {
        return used;
    }

    /// Frees `frame`, now or when it is lent no more. The caller has nothing to do with it any longer.
    public static void free(FrameAllocator to, Address frame) {
        if (isLent(frame)) {
            heirs[slot(frame.bits())] = to;
        } else {
            to.free(frame);
        }
    }

    private static int home(long frame) {
        return (int) ((frame >>> Frames.SHIFT) * GOLDEN_RATIO >>> shift);
    }

    /// Where the frame is, or would be.
    private static int slot(long frame) {
        int slot = home(frame);
        while (frames[slot] != frame && frames[slot] != 0) {
            slot = slot + 1 & frames.length - 1;
        }
        return slot;
    }

    /// Empties a slot, and moves there what would not be found any more.
    private static void remove(int slot) {
        int mask = frames.length - 1;
        int hole = slot;
        int next = slot;
        while (true) {
            next = next + 1 & mask;
            if (frames[next] == 0) {
                break;
            }
            if ((next - home(frames[next]) & mask) >= (next - hole & mask)) {
                frames[hole] = frames[next];
                loans[hole] = loans[next];
                heirs[hole] = heirs[next];
                hole = next;
            }
        }
        frames[hole] = 0;
        loans[hole] = 0;
        heirs[hole] = null;
        used--;
    }

    private static void grow() {
        long[] oldFrames = frames;
        int[] oldLoans = loans;
        FrameAllocator[] oldHeirs = heirs;
        int slots = 2 * oldFrames.length;
        frames = new long[slots];
        loans = new int[slots];
        heirs = new FrameAllocator[slots];
        shift--;
        for (int i = 0; i < oldFrames.length; i++) {
            if (oldFrames[i] != 0) {
                int slot = slot(oldFrames[i]);
                frames[slot] = oldFrames[i];
                loans[slot] = oldLoans[i];
                heirs[slot] = oldHeirs[i];
            }
        }
    }
}
