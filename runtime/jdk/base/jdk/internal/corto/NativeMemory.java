// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import java.util.Arrays;

/// Memory that java.base asks for by size and knows by address: arrays, which do not move and are kept here until they are freed. In front of each piece is its place in the table.
@RawMemory(reason = "gives out addresses of arrays")
public final class NativeMemory {
    private static final int ALIGNMENT = 16;                     // as malloc gives it
    private static final int FRONT = 2 * ALIGNMENT;              // the place, and what aligning takes

    private static byte[][] pieces = new byte[8][];

    private NativeMemory() {}

    /// The address; 0 if there is no memory.
    public static synchronized long allocate(long bytes) {
        if (bytes > Integer.MAX_VALUE - FRONT) {
            return 0;
        }
        int index = 0;
        while (index < pieces.length && pieces[index] != null) {
            index++;
        }
        byte[] piece = new byte[(int) bytes + FRONT];
        if (index == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * index);
        }
        pieces[index] = piece;
        Address place = ObjectAddress.elements(piece).plus(ALIGNMENT).alignUp(ALIGNMENT);
        place.storeInt(-Integer.BYTES, index);
        return place.bits();
    }

    public static synchronized void free(long address) {
        pieces[new Address(address).loadInt(-Integer.BYTES)] = null;
    }
}
