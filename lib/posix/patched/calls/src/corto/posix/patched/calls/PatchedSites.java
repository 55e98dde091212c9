// SPDX-License-Identifier: Apache-2.0
package corto.posix.patched.calls;

import corto.lang.Address;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.CallSites;
import corto.posix.process.Process;

/// Counts how often sites trap, rewrites those that do so often, and restores them.
public final class PatchedSites implements CallSites {
    /// A page is copied for its first site, which is not worth it for calls that a program makes once.
    private static final int OFTEN = 16;
    private static final int REFUSED = 127;              // in `traps`: stays as it is
    private static final int KNOWN = 256;                // a power of two; a newcomer takes the place of another with the same remainder
    private static final int PAGE = 4096;

    private static final int SYSTEM_CALL_BYTES = 2;
    private static final int JUMP = 0x25_24FF;           // jmp *disp32, three bytes
    private static final int SECOND = 5;                 // where the `syscall` was

    // A site with a comparison, whose last two bytes stay.
    private static final int COMPARED_BYTES = SYSTEM_CALL_BYTES + Comparison.BYTES;
    private static final int NEAR_JUMP = 0x25FF;         // jmp *disp32(%rip), six bytes
    private static final int NEAR_JUMP_BYTES = 6;
    private static final int INVALID = 0x60;             // the lowest byte of the distance, where the comparison was: no instruction in 64-bit mode

    private static Stubs stubs;                          // null: nothing is rewritten
    private static NearSlots nearSlots;
    private static long[] addresses;                     // of the instructions behind sites that trapped
    private static byte[] traps;
    private static long lowest = Long.MAX_VALUE;         // of all sites that were ever rewritten
    private static long highest;

    /// Begins.
    static void begin(boolean counts) {
        stubs = new Stubs(counts);
        nearSlots = new NearSlots(stubs);
        addresses = new long[KNOWN];
        traps = new byte[KNOWN];
    }

    @Override
    public void trapped(Address frame) {
        long after = TrapFrame.RIP.read(frame);
        int known = (int) (after ^ after >>> 8) & KNOWN - 1;
        if (addresses[known] != after) {
            addresses[known] = after;
            traps[known] = 0;
        }
        if (traps[known] < OFTEN) {
            traps[known]++;
            return;
        }
        if (traps[known] == REFUSED || !rewrite(after - Shape.BYTES, TrapFrame.ERROR_CODE.read(frame)) && !rewriteCompared(after - SYSTEM_CALL_BYTES)) {
            traps[known] = REFUSED;
            Symbol.address("traps_examined").storeLong(0, after);
        } else {
            traps[known] = 0;
        }
    }

    private static boolean rewrite(long site, long number) {
        AddressSpace memory = Process.memory();
        Area area = memory.find(site);
        if (area == null || site - Shape.BEFORE < area.start() || site + Shape.BYTES > area.end() || !Shape.isMoveAndCall(new Address(site), number)) {
            return false;
        }
        int slot = stubs.slotFor(site + Shape.BYTES, (int) number);
        return slot != Stubs.NONE && write(site, Shape.BYTES, JUMP | (long) Stubs.slotAddress(slot) << 24);
    }

    /// Rewrites a `syscall` with the comparison behind it. Where the call goes on, an instruction begins: nothing has to be guessed.
    private static boolean rewriteCompared(long site) {
        Area area = Process.memory().find(site);
        if (area == null || site + COMPARED_BYTES > area.end()) {
            return false;
        }
        int constant = Comparison.constant(new Address(site + SYSTEM_CALL_BYTES));
        if (constant == 0) {
            return false;
        }
        int slot = stubs.slotFor(site + SYSTEM_CALL_BYTES, constant);
        if (slot == Stubs.NONE) {
            return false;
        }
        long origin = site + NEAR_JUMP_BYTES;
        long near;
        try {
            near = nearSlots.find(origin, INVALID, Stubs.stubAddress(slot));
        } catch (OutOfMemoryError noMemory) {
            return false;
        }
        return near != 0 && write(site, NEAR_JUMP_BYTES, NEAR_JUMP | near - origin << 16);
    }

    /// Writes the first bytes of a site. False, and nothing is written, when its pages cannot be private copies.
    private static boolean write(long site, int count, long bytes) {
        Address first = Process.memory().ownCode(site);
        Address last = Process.memory().ownCode(site + count - 1);
        if (first.isZero() || last.isZero()) {
            return false;
        }
        lowest = Math.min(lowest, site);
        highest = Math.max(highest, site + count);
        for (int i = 0; i < count; i++) {
            boolean isOnFirst = (site & PAGE - 1) + i < PAGE;
            (isOnFirst ? first.plus(i) : last.plus(i - (count - 1))).storeByte(0, (byte) (bytes >>> i * Byte.SIZE));
        }
        return true;
    }

    @Override
    public boolean goesOn(Address frame) {
        int slot = stubs == null ? Stubs.NONE : comparedSlotOf(TrapFrame.RIP.read(frame) - SYSTEM_CALL_BYTES);
        if (slot == Stubs.NONE) {
            return false;
        }
        Comparison.execute(frame, stubs.number(slot));
        return true;
    }

    @Override
    public boolean isRewritten(Address frame) {
        return stubs != null && slotOf(TrapFrame.RIP.read(frame) - SECOND) != Stubs.NONE;
    }

    /// The slot to which the site at `site` jumps, `NONE` if it does not.
    private static int slotOf(long site) {
        Area area = Process.memory().find(site);
        if (area == null || site + Shape.BYTES > area.end() || (area.protection() & Protection.EXECUTE) == 0) {
            return Stubs.NONE;
        }
        Address code = new Address(site);
        if ((code.loadInt(0) & 0xFF_FFFF) != JUMP) {
            return Stubs.NONE;
        }
        int slot = stubs.slotAt(code.loadInt(3));
        return slot != Stubs.NONE && stubs.number(slot) >= 0 && stubs.returnAddress(slot) == site + Shape.BYTES ? slot : Stubs.NONE;
    }

    /// The slot of a site with a comparison, `NONE` if there is none at `site`.
    private static int comparedSlotOf(long site) {
        Area area = Process.memory().find(site);
        if (area == null || site + COMPARED_BYTES > area.end() || (area.protection() & Protection.EXECUTE) == 0) {
            return Stubs.NONE;
        }
        Address code = new Address(site);
        int distance = code.loadInt(2);
        if ((code.loadShort(0) & 0xFFFF) != NEAR_JUMP || (distance & 0xFF) != INVALID) {
            return Stubs.NONE;
        }
        int slot = stubs.slotOfStub(nearSlots.stub(site + NEAR_JUMP_BYTES + distance));
        return slot != Stubs.NONE && stubs.number(slot) < 0 && stubs.returnAddress(slot) == site + SYSTEM_CALL_BYTES ? slot : Stubs.NONE;
    }

    @Override
    public void restore(long start, long lengthBytes) {
        if (start >= highest || start + lengthBytes <= lowest) {
            return;
        }
        for (int slot = 0; slot < stubs.count(); slot++) {
            int number = stubs.number(slot);
            long site = stubs.returnAddress(slot) - (number < 0 ? SYSTEM_CALL_BYTES : Shape.BYTES);
            if (site + Shape.BYTES <= start || site >= start + lengthBytes) {
                continue;
            }
            if (number < 0 && comparedSlotOf(site) == slot) {
                write(site, NEAR_JUMP_BYTES, Shape.SYSTEM_CALL | Comparison.bytes(number) << 16);
            } else if (number >= 0 && slotOf(site) == slot) {
                write(site, Shape.BYTES, Shape.MOVE | (long) number << 8 | (long) Shape.SYSTEM_CALL << 40);
            }
        }
    }
}
