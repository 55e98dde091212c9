// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.ObjectAddress;

/// `System.identityHashCode`: 24 pseudo-random bits, chosen when first asked for and kept in the object's header.
public final class IdentityHash {
    private static final int MASK = 0xFF_FFFF;

    private static int random = 0x2545_F491;      // xorshift32 (Marsaglia 2003); the same in each run, never 0

    private IdentityHash() {}

    /// The hash of `object`; 0 for null.
    public static int of(Object object) {
        if (object == null) {
            return 0;
        }
        Address address = ObjectAddress.of(object);
        int state = ObjectLayout.STATE.read(address);
        int hash = state >>> ObjectLayout.STATE_HASH_SHIFT;
        return hash != 0 ? hash : choose(address, state);
    }

    private static int choose(Address address, int state) {
        int hash;
        do {
            random ^= random << 13;
            random ^= random >>> 17;
            random ^= random << 5;
            hash = random & MASK;
        } while (hash == 0);
        ObjectLayout.STATE.write(address, state | hash << ObjectLayout.STATE_HASH_SHIFT);
        return hash;
    }
}
