// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.regex.Matcher;

/// A node of patterns with CANON_EQ, which `PatternSubstitution` does not let come into being.
@Substitute("java.util.regex.Pattern$NFCCharProperty")
final class CanonicalPatternSubstitution {
    @Replace
    boolean match(Matcher matcher, int index, CharSequence text) {
        return false;
    }
}
