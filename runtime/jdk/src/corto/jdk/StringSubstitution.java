// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.InternedStrings;

/// HotSpot keeps interned strings in a table of its own.
@Substitute("java.lang.String")
final class StringSubstitution {
    @Replace
    public String intern() {
        return InternedStrings.intern((String) (Object) this);
    }
}
