// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command as it can be pasted into a shell.
public final class ShellWords {
    private static final Pattern SAFE = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellWords() {
    }

    public static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
