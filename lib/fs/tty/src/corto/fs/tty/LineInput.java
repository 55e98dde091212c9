// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import static corto.fs.tty.TerminalSettings.*;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.lang.RawMemory;

/// From the line to programs: a ring of bytes, and the editing of its last line.
///
/// ```
///    tail ── read next ──► … lineEnd ── complete lines end here ──► … head ── being edited
/// ```
/// Positions count bytes and are taken modulo the ring's size. Without ICANON all is complete at once. A line ends with a byte that is marked in `ends`; an end of file is such a
/// byte, 0, which nobody gets to read.
@RawMemory(reason = "copies to callers' buffers")
final class LineInput {
    static final int SIZE = 4096;                        // N_TTY_BUF_SIZE
    private static final int MASK = SIZE - 1;
    private static final int END_OF_FILE = 0;
    private static final int BELL = 7;
    private static final int DELETE = 0x7F;
    private static final int TAB = 8;

    private final Terminal terminal;
    private final TerminalSettings settings;
    private final LineOutput output;
    private final byte[] ring = new byte[SIZE];
    private final long[] ends = new long[SIZE / Long.SIZE];
    private long tail;
    private long lineEnd;
    private long head;
    private boolean isNextLiteral;                       // VLNEXT came
    private boolean wasCut;                              // what is complete was made so by leaving ICANON: its last byte ends no line
    private int firstColumn;                             // where the line being edited began on the screen

    LineInput(Terminal terminal, TerminalSettings settings, LineOutput output) {
        this.terminal = terminal;
        this.settings = settings;
        this.output = output;
    }

    // ---- for readers ----

    /// Bytes that can be read, ends of file included.
    int available() {
        return (int) ((settings.isCanonical() ? lineEnd : head) - tail);
    }

    /// What FIONREAD tells: bytes of complete lines, without ends of file.
    int readable() {
        int count = available();
        if (settings.isCanonical()) {
            for (long at = tail; at < lineEnd; at++) {
                if (isEnd(at) && ring[(int) at & MASK] == END_OF_FILE) {
                    count--;
                }
            }
        }
        return count;
    }

    /// Bytes for which there is room. A line being edited leaves one place for its end.
    int room() {
        return SIZE - 1 - (int) (head - tail);
    }

    /// Whether more bytes should be fetched from the line: always while a line is edited, for its end, or a key that sends a signal, must come through.
    boolean takesMore() {
        return room() > 0 || settings.isCanonical() && lineEnd == tail;
    }

    /// Moves what can be read at once to `to`: at most a line. The number of bytes; `available` must not be 0.
    @NoAllocation(reason = "runs for every read")
    int read(Address to, int lengthBytes) {
        int count = 0;
        if (!settings.isCanonical()) {
            count = Math.min(lengthBytes, available());
            for (int i = 0; i < count; i++) {
                to.storeByte(i, ring[(int) tail++ & MASK]);
            }
            return count;
        }
        while (tail < lineEnd) {
            boolean ends = isEnd(tail);
            byte c = ring[(int) tail & MASK];
            if (ends && c == END_OF_FILE && !wasCut) {
                pass();
                break;
            }
            if (count == lengthBytes) {
                break;
            }
            to.storeByte(count++, c);
            pass();
            if (ends) {
                break;
            }
        }
        return count;
    }

    private void pass() {
        if (isEnd(tail)) {
            setEnd(tail, false);
            wasCut = false;
        }
        tail++;
    }

    void flush() {
        for (int i = 0; i < ends.length; i++) {
            ends[i] = 0;
        }
        tail = head;
        lineEnd = head;
        wasCut = false;
        isNextLiteral = false;
    }

    /// ICANON was changed: what had been typed stays, as one line if lines are wanted from now on (Linux 6.12 n_tty_set_termios).
    void modeChanged() {
        for (int i = 0; i < ends.length; i++) {
            ends[i] = 0;
        }
        isNextLiteral = false;
        lineEnd = head;
        wasCut = settings.isCanonical() && head != tail;
        if (wasCut) {
            setEnd(head - 1, true);
        }
    }

    private boolean isEnd(long at) {
        int slot = (int) at & MASK;
        return (ends[slot / Long.SIZE] >>> slot & 1) != 0;
    }

    private void setEnd(long at, boolean is) {
        int slot = (int) at & MASK;
        if (is) {
            ends[slot / Long.SIZE] |= 1L << slot;
        } else {
            ends[slot / Long.SIZE] &= ~(1L << slot);
        }
    }

    // ---- for the line ----

    /// One byte has come.
    void received(int received) {
        int c = received;
        if (settings.input(ISTRIP)) {
            c &= 0x7F;
        }
        if (settings.input(IUCLC) && settings.local(IEXTEN) && c >= 'A' && c <= 'Z') {
            c += 'a' - 'A';
        }
        if (isNextLiteral) {
            isNextLiteral = false;
            put(c, true);
            return;
        }
        if (settings.input(IXON) && controlsFlow(c) || settings.local(ISIG) && sendsSignal(c)) {
            return;
        }
        if (settings.input(IXANY) && terminal.isStopped()) {
            terminal.start();
        }
        if (c == '\r') {
            if (settings.input(IGNCR)) {
                return;
            }
            c = settings.input(ICRNL) ? '\n' : c;
        } else if (c == '\n' && settings.input(INLCR)) {
            c = '\r';
        }
        if (!settings.isCanonical() || !edits(c)) {
            put(c, false);
        }
    }

    private boolean controlsFlow(int c) {
        if (settings.is(c, VSTART)) {
            terminal.start();
            return true;
        }
        if (settings.is(c, VSTOP)) {
            terminal.stop();
            return true;
        }
        return false;
    }

    private boolean sendsSignal(int c) {
        int signal = settings.is(c, VINTR) ? TerminalProcesses.SIGINT : settings.is(c, VQUIT) ? TerminalProcesses.SIGQUIT : settings.is(c, VSUSP) ? TerminalProcesses.SIGTSTP : 0;
        if (signal == 0) {
            return false;
        }
        if (!settings.local(NOFLSH)) {
            flush();
        }
        if (settings.input(IXON)) {
            terminal.start();
        }
        if (settings.local(ECHO)) {
            echo(c);
        }
        terminal.signal(signal);
        return true;
    }

    /// Whether it edits or ends the line, and does so.
    private boolean edits(int c) {
        boolean extended = settings.local(IEXTEN);
        if (settings.is(c, VERASE)) {
            eraseCharacter();
        } else if (settings.is(c, VKILL)) {
            eraseLine(c);
        } else if (extended && settings.is(c, VWERASE)) {
            eraseWord();
        } else if (extended && settings.is(c, VLNEXT)) {
            isNextLiteral = true;
            if (settings.local(ECHO) && settings.local(ECHOCTL)) {
                output.put('^');
                output.put('\b');
            }
        } else if (extended && settings.local(ECHO) && settings.is(c, VREPRINT)) {
            reprint(c);
        } else if (c == '\n') {
            if (settings.local(ECHO) || settings.local(ECHONL)) {
                output.put('\n');
            }
            end(c);
        } else if (settings.is(c, VEOF)) {
            end(END_OF_FILE);
        } else if (settings.is(c, VEOL) || extended && settings.is(c, VEOL2)) {
            if (settings.local(ECHO)) {
                echo(c);
            }
            end(c);
        } else {
            return false;
        }
        return true;
    }

    /// An ordinary byte. A full ring drops it.
    private void put(int c, boolean isLiteral) {
        boolean isMarked = c == 0xFF && settings.input(PARMRK) && !isLiteral;
        if (room() < (isMarked ? 2 : 1)) {
            if (settings.input(IMAXBEL)) {
                output.put(BELL);
            }
            return;
        }
        if (settings.local(ECHO)) {
            if (head == lineEnd) {
                firstColumn = output.column();
            }
            if (c == '\n' && !isLiteral) {
                output.put(c);
            } else {
                echo(c);
            }
        }
        append(c);
        if (isMarked) {
            append(c);
        }
        if (!settings.isCanonical()) {
            lineEnd = head;
        }
    }

    private void append(int c) {
        ring[(int) head++ & MASK] = (byte) c;
    }

    /// The line is complete. There is always a place for its last byte, but if ends only come: then they are dropped.
    private void end(int c) {
        if (head - tail == SIZE) {
            return;
        }
        setEnd(head, true);
        append(c);
        lineEnd = head;
    }

    // ---- echo and editing ----

    private void echo(int c) {
        if (isControl(c) && c != '\t' && settings.local(ECHOCTL)) {
            output.put('^');
            output.put(c ^ 0x40);
        } else {
            output.put(c);
        }
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == DELETE;
    }

    private boolean isRestOfCharacter(int c) {
        return settings.input(IUTF8) && (c & 0xC0) == 0x80;
    }

    private int last() {
        return ring[(int) (head - 1) & MASK] & 0xFF;
    }

    private void eraseCharacter() {
        if (head == lineEnd) {
            return;
        }
        int c;
        do {
            c = last();
            head--;
        } while (isRestOfCharacter(c) && head != lineEnd);
        if (!settings.local(ECHO)) {
            return;
        }
        if (!settings.local(ECHOE)) {
            echo(settings.number(VERASE));
        } else if (c == '\t') {
            goBack(widthOfTab());
        } else {
            boolean isShownAsTwo = isControl(c) && settings.local(ECHOCTL);
            blank(isShownAsTwo ? 2 : isControl(c) ? 0 : 1);
        }
    }

    /// How wide the tab was that has just been taken from the end of the line.
    private int widthOfTab() {
        long at = head;
        int column = 0;
        while (at != lineEnd && ring[(int) (at - 1) & MASK] != '\t') {
            int c = ring[(int) --at & MASK] & 0xFF;
            column += isControl(c) ? settings.local(ECHOCTL) ? 2 : 0 : isRestOfCharacter(c) ? 0 : 1;
        }
        if (at == lineEnd) {
            column += firstColumn;
        }
        return TAB - (column & TAB - 1);
    }

    private void goBack(int columns) {
        for (int i = 0; i < columns; i++) {
            output.put('\b');
        }
    }

    private void blank(int columns) {
        for (int i = 0; i < columns; i++) {
            output.put('\b');
            output.put(' ');
            output.put('\b');
        }
    }

    private void eraseLine(int c) {
        if (settings.local(ECHO) && settings.local(ECHOK) && settings.local(ECHOKE) && settings.local(ECHOE)) {
            while (head != lineEnd) {
                eraseCharacter();
            }
            return;
        }
        head = lineEnd;
        if (settings.local(ECHO)) {
            echo(c);
            if (settings.local(ECHOK)) {
                output.put('\n');
            }
        }
    }

    /// Blanks at the end, and the letters and digits before them (Linux's idea of a word).
    private void eraseWord() {
        boolean seen = false;
        while (head != lineEnd) {
            int c = last();
            boolean isOfWord = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c >= 0x80;
            if (seen && !isOfWord) {
                return;
            }
            seen |= isOfWord;
            eraseCharacter();
        }
    }

    private void reprint(int c) {
        echo(c);
        output.put('\n');
        firstColumn = 0;
        for (long at = lineEnd; at != head; at++) {
            echo(ring[(int) at & MASK] & 0xFF);
        }
    }
}
