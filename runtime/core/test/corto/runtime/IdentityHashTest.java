// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.SimulatedMemory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityHashTest {
    private final Address memory = SimulatedMemory.fresh().map(0x1000, 0x1_0000);

    @Test
    void null_has_the_hash_0() {
        assertThat(IdentityHash.of(null)).isZero();
    }

    @Test
    void a_hash_stays_and_is_not_0() {
        Object object = ObjectAddress.at(memory);

        int hash = IdentityHash.of(object);

        assertThat(hash).isNotZero();
        assertThat(IdentityHash.of(object)).isEqualTo(hash);
    }

    @Test
    void hashes_differ() {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            hashes.add(IdentityHash.of(ObjectAddress.at(memory.plus(i * 16L))));
        }

        assertThat(hashes).hasSizeGreaterThan(990);
    }

    @Test
    void a_collector_s_mark_is_kept() {
        ObjectLayout.STATE.write(memory, ObjectLayout.STATE_MARK);

        int hash = IdentityHash.of(ObjectAddress.at(memory));

        assertThat(ObjectLayout.STATE.read(memory)).isEqualTo(hash << ObjectLayout.STATE_HASH_SHIFT | ObjectLayout.STATE_MARK);
    }
}
