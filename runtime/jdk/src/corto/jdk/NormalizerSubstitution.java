// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import java.text.Normalizer.Form;

@Substitute("java.text.Normalizer")
final class NormalizerSubstitution {
    private static final String NO_DATA = "an image does not carry the normalisation data of all characters: normalise the text outside";

    @Delete(reason = NO_DATA)
    public static String normalize(CharSequence text, Form form) {
        return null;
    }

    @Delete(reason = NO_DATA)
    public static boolean isNormalized(CharSequence text, Form form) {
        return false;
    }
}
