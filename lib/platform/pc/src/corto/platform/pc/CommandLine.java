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
/// arguments. Words that begin with `virtio_mmio.device=` are options wherever they stand, because machines append them to what they
/// were given. Works on bytes, and with no class that only this would need.
final class CommandLine {
    private static final String OPTION = "corto.";
    private static final String DEVICE = "virtio_mmio.device=";

    private static final int IS_SEPARATOR = 0;
    private static final int IS_OPTION = 1;
    private static final int IS_DEVICE = 2;
    private static final int IS_ENVIRONMENT = 3;
    private static final int IS_ARGUMENT = 4;

    private final byte[] text;             // UTF-8
    private int at;                        // next byte
    private final byte[] word;             // the last one, without its quotes
    private int wordBytes;

    private CommandLine(byte[] text) {
        this.text = text;
        word = new byte[text.length];
    }

    static String[] arguments(byte[] text) {
        return new CommandLine(text).words(IS_ARGUMENT, IS_ARGUMENT);
    }

    static String[] environment(byte[] text) {
        return new CommandLine(text).words(IS_ENVIRONMENT, IS_ENVIRONMENT);
    }

    /// Options of the kernel as `name=value`, without their prefix; `virtio_mmio.device=…` as they are.
    static String[] options(byte[] text) {
        return new CommandLine(text).words(IS_OPTION, IS_DEVICE);
    }

    /// All words of these two kinds.
    private String[] words(int one, int other) {
        int separator = wordsUpToSeparator();
        int count = 0;
        at = 0;
        for (int number = 1; next(); number++) {
            int kind = kind(number, separator);
            count += kind == one || kind == other ? 1 : 0;
        }
        String[] result = new String[count];
        at = 0;
        for (int number = 1, i = 0; next(); number++) {
            int kind = kind(number, separator);
            if (kind == one || kind == other) {
                String text = ExternalText.string(word, wordBytes);
                result[i++] = kind == IS_OPTION ? text.substring(OPTION.length()) : text;
            }
        }
        return result;
    }

    /// What the last word is, number `number`, where `--` is number `separator`, or 0 if there is none.
    private int kind(int number, int separator) {
        if (begins(DEVICE)) {
            return IS_DEVICE;
        }
        if (number > separator) {
            return IS_ARGUMENT;
        }
        return number == separator ? IS_SEPARATOR : begins(OPTION) ? IS_OPTION : IS_ENVIRONMENT;
    }

    private boolean begins(String prefix) {
        if (wordBytes < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (word[i] != prefix.charAt(i)) {
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
