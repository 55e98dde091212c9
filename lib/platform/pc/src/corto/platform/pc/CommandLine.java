// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.platform.api.ExternalText;

/// The boot loader's command line as options of the kernel, and a program's environment and arguments.
///
/// ```
/// corto.strace=1 corto.ip=10.0.2.15/24 LANG=C "GREETING=good morning" -- one "two words"
/// ```
/// Words are separated by blanks; `'…'`, `"…"` and `\` quote as in a shell. If a word is `--`, those after it are the arguments; of
/// those before it the ones that begin with `corto.` are options of the kernel, the others the environment. Without `--` all are
/// arguments. Works on bytes, and with no class that only this would need.
final class CommandLine {
    private static final String OPTION = "corto.";

    private final byte[] text;             // UTF-8
    private int at;                        // next byte
    private final byte[] word;             // the last one, without its quotes
    private int wordBytes;

    private CommandLine(byte[] text) {
        this.text = text;
        word = new byte[text.length];
    }

    static String[] arguments(byte[] text) {
        CommandLine line = new CommandLine(text);
        return line.words(line.wordsUpToSeparator(), Integer.MAX_VALUE);
    }

    static String[] environment(byte[] text) {
        return new CommandLine(text).wordsBeforeSeparator(false);
    }

    /// Options of the kernel as `name=value`, without their prefix.
    static String[] options(byte[] text) {
        return new CommandLine(text).wordsBeforeSeparator(true);
    }

    private String[] wordsBeforeSeparator(boolean options) {
        int end = wordsUpToSeparator() - 1;
        int count = 0;
        at = 0;
        for (int i = 0; i < end; i++) {
            next();
            if (isOption() == options) {
                count++;
            }
        }
        String[] result = new String[count];
        at = 0;
        for (int i = 0; i < count;) {
            next();
            if (isOption() == options) {
                String text = ExternalText.string(word, wordBytes);
                result[i++] = options ? text.substring(OPTION.length()) : text;
            }
        }
        return result;
    }

    private boolean isOption() {
        if (wordBytes < OPTION.length()) {
            return false;
        }
        for (int i = 0; i < OPTION.length(); i++) {
            if (word[i] != OPTION.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// How many words there are up to the first `--`, with it; 0 if there is none.
    private int wordsUpToSeparator() {
        at = 0;
        for (int count = 1; next(); count++) {
            if (wordBytes == 2 && word[0] == '-' && word[1] == '-') {
                return count;
            }
        }
        return 0;
    }

    /// The words from number `first` up to number `end`, without it.
    private String[] words(int first, int end) {
        at = 0;
        int count = 0;
        while (count < end && next()) {
            count++;
        }
        String[] result = new String[count - first];
        at = 0;
        for (int i = -first; i < result.length; i++) {
            next();
            if (i >= 0) {
                result[i] = ExternalText.string(word, wordBytes);
            }
        }
        return result;
    }

    /// Reads the next word. False if there is none.
    private boolean next() {
        while (at < text.length && isBlank(text[at])) {
            at++;
        }
        if (at == text.length) {
            return false;
        }
        wordBytes = 0;
        byte quote = 0;                    // the one we are in, or 0
        for (; at < text.length && (quote != 0 || !isBlank(text[at])); at++) {
            byte c = text[at];
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length && isEscaped(text[at + 1], quote)) {
                word[wordBytes++] = text[++at];
            } else {
                word[wordBytes++] = c;
            }
        }
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /// Outside quotes a backslash quotes anything; inside double quotes only what means something there (POSIX shell, §2.2.3).
    private static boolean isEscaped(byte c, byte quote) {
        return quote == 0 || c == '"' || c == '\\' || c == '$' || c == '`';
    }
}
