// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.lang.RawMemory;

/// From programs, and from echo, to the line: maps ends of lines, and knows the column.
@RawMemory(reason = "reads callers' buffers")
final class LineOutput {
    private static final int BUFFER_BYTES = 256;
    static final int MOST_PER_BYTE = 8;          // a tab as blanks
    private static final int TAB = 8;

    private final TerminalLine line;
    private final TerminalSettings settings;
    private final byte[] buffer = new byte[BUFFER_BYTES];    // on its way to the line
    private int count;
    private int column;

    LineOutput(TerminalLine line, TerminalSettings settings) {
        this.line = line;
        this.settings = settings;
    }

    /// Where the next character will be, from 0 on.
    int column() {
        return column;
    }

    @NoAllocation(reason = "runs for every output")
    void write(Address from, long lengthBytes) {
        if (!settings.output(TerminalSettings.OPOST)) {
            flush();
            line.write(from, lengthBytes);
            return;
        }
        for (long i = 0; i < lengthBytes; i++) {
            put(from.loadByte(i) & 0xFF);
        }
        flush();
    }

    /// One byte, processed if OPOST says so. Stays here until `flush`.
    void put(int c) {
        if (count > BUFFER_BYTES - MOST_PER_BYTE) {
            flush();
        }
        if (!settings.output(TerminalSettings.OPOST)) {
            append(c);
            return;
        }
        switch (c) {
            case '\n' -> putNewline();
            case '\r' -> putReturn();
            case '\t' -> {
                int blanks = TAB - (column & TAB - 1);
                column += blanks;
                if ((settings.outputFlags & TerminalSettings.TABDLY) == TerminalSettings.XTABS) {
                    for (int i = 0; i < blanks; i++) {
                        append(' ');
                    }
                } else {
                    append(c);
                }
            }
            case '\b' -> {
                column = Math.max(0, column - 1);
                append(c);
            }
            default -> {
                if (isPrinted(c)) {
                    column++;
                }
                append(settings.output(TerminalSettings.OLCUC) && c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
            }
        }
    }

    private void putNewline() {
        if (settings.output(TerminalSettings.ONLRET)) {
            column = 0;
        }
        if (settings.output(TerminalSettings.ONLCR)) {
            column = 0;
            append('\r');
        }
        append('\n');
    }

    private void putReturn() {
        if (settings.output(TerminalSettings.ONOCR) && column == 0) {
            return;
        }
        if (settings.output(TerminalSettings.OCRNL)) {
            if (settings.output(TerminalSettings.ONLRET)) {
                column = 0;
            }
            append('\n');
            return;
        }
        column = 0;
        append('\r');
    }

    /// Sends one byte at once, unprocessed.
    void putAsItIs(byte c) {
        append(c);
        flush();
    }

    /// Not a control character, nor the rest of a character of UTF-8.
    private boolean isPrinted(int c) {
        return c >= ' ' && c != 0x7F && (!settings.input(TerminalSettings.IUTF8) || (c & 0xC0) != 0x80);
    }

    private void append(int c) {
        buffer[count++] = (byte) c;
    }

    /// Sends what is here.
    void flush() {
        if (count > 0) {
            line.write(buffer, count);
            count = 0;
        }
    }
}
