// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// Finding `class C implements Comparable<C>` needs generic signatures, which an image does not carry.
///
/// Here every `Comparable` counts. A map compares two keys only if both are of exactly this class, so the difference shows only for classes
/// whose `compareTo` cannot compare their own instances.
@Substitute("java.util.HashMap")
final class HashMapSubstitution {
    @Replace
    static Class<?> comparableClassFor(Object key) {
        return key instanceof Comparable ? key.getClass() : null;
    }
}
