// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Suggestion;
import java.util.List;
import java.util.Locale;

/// Options that take one of a few words.
final class Choices {
    private Choices() {
    }

    /// `value` in lower case, if it is one of `known`.
    static String check(String option, String value, List<String> known) {
        String word = value.toLowerCase(Locale.ROOT);
        if (!known.contains(word)) {
            throw new Failure(option + " \"" + value + "\" is not known." + Suggestion.sentence(word, known), "Choose from: " + String.join(", ", known) + ".");
        }
        return word;
    }
}
