// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import java.util.ArrayList;

/// The boot loader's command line as a program's environment and arguments.
///
/// Words are separated by blanks; `'…'`, `"…"` and `\` quote as in a shell. If a word is `--`, the words before it are the
/// environment and those after it the arguments; else all are arguments.
final class CommandLine {
    private static final String SEPARATOR = "--";

    private final String text;
    private int at;                        // next character

    private CommandLine(String text) {
        this.text = text;
    }

    static String[] arguments(String text) {
        ArrayList<String> words = new CommandLine(text).words();
        return copy(words, words.indexOf(SEPARATOR) + 1, words.size());
    }

    static String[] environment(String text) {
        ArrayList<String> words = new CommandLine(text).words();
        return copy(words, 0, Math.max(0, words.indexOf(SEPARATOR)));
    }

    private static String[] copy(ArrayList<String> words, int from, int end) {
        String[] result = new String[end - from];
        for (int i = 0; i < result.length; i++) {
            result[i] = words.get(from + i);
        }
        return result;
    }

    private ArrayList<String> words() {
        ArrayList<String> words = new ArrayList<>();
        while (skipBlanks()) {
            words.add(word());
        }
        return words;
    }

    /// Whether something follows.
    private boolean skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;                    // the one we are in, or 0
        for (; at < text.length() && (quote != 0 || !isBlank(text.charAt(at))); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length() && isEscaped(text.charAt(at + 1), quote)) {
                word.append(text.charAt(++at));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    /// Outside quotes a backslash quotes anything; inside double quotes only what means something there (POSIX shell, §2.2.3).
    private static boolean isEscaped(char c, char quote) {
        return quote == 0 || c == '"' || c == '\\' || c == '$' || c == '`';
    }
}
