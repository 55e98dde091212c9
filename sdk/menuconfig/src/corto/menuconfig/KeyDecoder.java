// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import java.io.IOException;

/// Makes keys of what a terminal sends (ECMA-48 §5.4; xterm's "Control Sequences": PC-style function keys; VT100's cursor keys).
///
/// An escape character begins a sequence if more follows at once. Alone it waits for a second one, as in Linux's menuconfig.
final class KeyDecoder {
    /// Where characters come from.
    interface Input {
        int END = -1;
        int NOTHING_YET = -2;

        /// The next character, [#END], or [#NOTHING_YET] after that many milliseconds.
        int read(long timeoutMillis) throws IOException;
    }

    /// A terminal sends a sequence in one piece; over a slow line the pieces come apart.
    private static final long SEQUENCE_MILLIS = 50;
    private static final char CONTROL_C = 3;
    private static final char BACKSPACE = 8;
    private static final char CONTROL_L = 12;
    private static final char CONTROL_U = 21;
    private static final char CONTROL_Z = 26;
    private static final char ESCAPE = 27;
    private static final char DELETE = 127;
    private static final int FIRST_FINAL_BYTE = 0x40;       // ECMA-48 §5.4

    private final Input input;
    private int pending = Input.NOTHING_YET;    // a character that was read and not used
    private boolean escaped;                    // an escape character came, and nothing after it
    private boolean ended;

    KeyDecoder(Input input) {
        this.input = input;
    }

    /// Whether the input is at its end: the terminal is gone.
    boolean isAtEnd() {
        return ended;
    }

    /// The next key, or `null` if there is none within that many milliseconds, at the end, or if nobody knows what it means.
    Key next(long timeoutMillis) throws IOException {
        int c = read(timeoutMillis);
        if (c < 0) {
            return null;
        }
        if (c == ESCAPE) {
            return afterEscape();
        }
        escaped = false;
        return plain((char) c);
    }

    private int read(long timeoutMillis) throws IOException {
        int c = pending;
        pending = Input.NOTHING_YET;
        if (c == Input.NOTHING_YET) {
            c = input.read(timeoutMillis);
        }
        ended |= c == Input.END;
        return c;
    }

    private Key afterEscape() throws IOException {
        int c = read(SEQUENCE_MILLIS);
        boolean twice = escaped || c == ESCAPE;
        if (c == ESCAPE) {
            c = read(SEQUENCE_MILLIS);
            if (c != '[' && c != 'O') {         // else an arrow with Alt
                pending = c;
                c = Input.NOTHING_YET;
            }
        }
        escaped = c < 0 && !twice;
        return switch (c) {
            case '[' -> controlSequence();
            case 'O' -> ofLetter(read(SEQUENCE_MILLIS));
            default -> twice ? Key.Named.ESCAPE : null;
        };
    }

    private static Key plain(char c) {
        return switch (c) {
            case '\r', '\n' -> Key.Named.ENTER;
            case '\t' -> Key.Named.TAB;
            case BACKSPACE, DELETE -> Key.Named.BACKSPACE;
            case CONTROL_C -> Key.Named.INTERRUPT;
            case CONTROL_L -> Key.Named.REDRAW;
            case CONTROL_U -> Key.Named.CLEAR;
            case CONTROL_Z -> Key.Named.SUSPEND;
            default -> Character.isISOControl(c) ? null : new Key.Typed(c);
        };
    }

    /// After `ESC [`: parameters up to a final byte. A parameter after the first tells of Shift, Alt or Control, which make no difference.
    private Key controlSequence() throws IOException {
        int first = 0;
        boolean isFirst = true;
        int c = read(SEQUENCE_MILLIS);
        while (c >= 0 && c < FIRST_FINAL_BYTE) {
            isFirst &= c != ';';
            if (isFirst && Character.isDigit(c)) {
                first = (first * 10 + Character.digit(c, 10)) & 0xff;
            }
            c = read(SEQUENCE_MILLIS);
        }
        return c == '~' ? ofNumber(first) : ofLetter(c);
    }

    private static Key ofLetter(int letter) {
        return switch (letter) {
            case 'A' -> Key.Named.UP;
            case 'B' -> Key.Named.DOWN;
            case 'C' -> Key.Named.RIGHT;
            case 'D' -> Key.Named.LEFT;
            case 'F' -> Key.Named.END;
            case 'H' -> Key.Named.HOME;
            case 'M' -> Key.Named.ENTER;
            case 'Z' -> Key.Named.BACK_TAB;
            default -> null;
        };
    }

    private static Key ofNumber(int number) {
        return switch (number) {
            case 1, 7 -> Key.Named.HOME;
            case 3 -> Key.Named.DELETE;
            case 4, 8 -> Key.Named.END;
            case 5 -> Key.Named.PAGE_UP;
            case 6 -> Key.Named.PAGE_DOWN;
            default -> null;
        };
    }
}
