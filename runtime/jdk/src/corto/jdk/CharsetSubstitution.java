// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import jdk.internal.corto.Charsets;
import sun.nio.cs.UTF_8;

/// The charsets every Java platform must have, found by a list instead of by providers.
@Substitute("java.nio.charset.Charset")
final class CharsetSubstitution {
    @Replace
    private static Charset lookup(String name) {
        return Charsets.named(name);
    }

    @Replace
    public static Charset defaultCharset() {
        return UTF_8.INSTANCE;
    }

    @Replace
    public static SortedMap<String, Charset> availableCharsets() {
        TreeMap<String, Charset> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Charset charset : Charsets.all()) {
            map.put(charset.name(), charset);
        }
        return Collections.unmodifiableSortedMap(map);
    }
}
