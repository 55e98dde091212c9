// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// Regular expressions without canonical equivalence, which needs the normalisation data of all characters.
@Substitute("java.util.regex.Pattern")
final class PatternSubstitution {
    /// Called for patterns with CANON_EQ only.
    @Replace
    private static String normalize(String pattern) {
        throw new UnsupportedOperationException("an image has no normalisation data: compile the pattern without CANON_EQ");
    }
}
