// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.Address;
import corto.net.packet.Lender;
import java.util.ArrayDeque;

/// Pages to lend: what is given back more often than lent is noticed, and what is read afterwards is not what it was.
final class LentPages implements Lender {
    static final int PAGE = 4096;

    private final Address memory;
    private final int[] loans;
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    long lent;

    LentPages(SimulatedNetwork network, int pages) {
        memory = network.map(pages * PAGE);
        loans = new int[pages];
        for (int i = 0; i < pages; i++) {
            free.add(i);
        }
    }

    private int number(Address place) {
        return (int) (place.minus(memory) / PAGE);
    }

    /// A page that nobody reads, lent from now on; null if there is none.
    Address take() {
        Integer page = free.poll();
        if (page == null) {
            return null;
        }
        loans[page] = 1;
        lent++;
        return memory.plus((long) page * PAGE);
    }

    @Override
    public void lendAgain(Address place) {
        if (loans[number(place)]++ == 0) {
            throw new AssertionError("lent again, but not lent");
        }
    }

    @Override
    public void giveBack(Address place) {
        int page = number(place);
        if (loans[page] == 0) {
            throw new AssertionError("given back twice");
        }
        if (--loans[page] == 0) {
            free.add(page);
            for (int i = 0; i < PAGE; i++) {
                memory.storeByte((long) page * PAGE + i, (byte) 0xEE);
            }
        }
    }

    boolean areAllBack() {
        return free.size() == loans.length;
    }
}
