// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// As in `HashMapSubstitution`.
@Substitute("java.util.concurrent.ConcurrentHashMap")
final class ConcurrentHashMapSubstitution {
    @Replace
    static Class<?> comparableClassFor(Object key) {
        return key instanceof Comparable ? key.getClass() : null;
    }
}
