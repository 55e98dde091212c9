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

    private static final int JUMP = 0x25_24FF;           // jmp *disp32, three bytes
    private static final int SECOND = 5;                 // where the `syscall` was

    private static Stubs stubs;                          // null: nothing is rewritten
    private static long[] addresses;                     // of the instructions behind sites that trapped
    private static byte[] traps;
    private static long lowest = Long.MAX_VALUE;         // of all sites that were ever rewritten
    private static long highest;

    /// Begins.
    static void begin(boolean counts) {
        stubs = new Stubs(counts);
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
        if (traps[known] == REFUSED || !rewrite(after - Shape.BYTES, TrapFrame.ERROR_CODE.read(frame))) {
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
        lowest = Math.min(lowest, site);
        highest = Math.max(highest, site + Shape.BYTES);
        return slot != Stubs.NONE && write(site, JUMP | (long) Stubs.slotAddress(slot) << 24);
    }

    /// Writes the seven bytes of a site. False, and nothing is written, when its pages cannot be private copies.
    private static boolean write(long site, long bytes) {
        Address first = Process.memory().ownCode(site);
        Address last = Process.memory().ownCode(site + Shape.BYTES - 1);
        if (first.isZero() || last.isZero()) {
            return false;
        }
        for (int i = 0; i < Shape.BYTES; i++) {
            boolean isOnFirst = (site & PAGE - 1) + i < PAGE;
            (isOnFirst ? first.plus(i) : last.plus(i - (Shape.BYTES - 1))).storeByte(0, (byte) (bytes >>> i * Byte.SIZE));
        }
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
        return slot != Stubs.NONE && stubs.returnAddress(slot) == site + Shape.BYTES ? slot : Stubs.NONE;
    }

    @Override
    public void restore(long start, long lengthBytes) {
        if (start >= highest || start + lengthBytes <= lowest) {
            return;
        }
        for (int slot = 0; slot < stubs.count(); slot++) {
            long site = stubs.returnAddress(slot) - Shape.BYTES;
            if (site + Shape.BYTES > start && site < start + lengthBytes && slotOf(site) == slot) {
                write(site, Shape.MOVE | (long) stubs.number(slot) << 8 | (long) Shape.SYSTEM_CALL << 40);
            }
        }
    }
}
