// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// What `java.util.zip` classes share: on HotSpot, zlib's library must be loaded before the checksums can be used; here they are Java.
@Substitute("java.util.zip.ZipUtils")
final class ZipUtilsSubstitution {
    @Replace
    static void loadLibrary() {
    }
}
