// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces every line `\tat 0xADDRESS` in a stream of console output by lines `\tat Class.method(File.java:12)`, so that traces look
/// as on HotSpot ([StackTraces]).
///
/// Everything else passes unchanged and at once: bytes are held back only while a line may still become such a line, so a prompt
/// without line break is seen when the program writes it. Lines that end in `\r\n` keep their ending.
public final class TraceFilter extends FilterOutputStream {
    private static final Pattern ADDRESS = Pattern.compile("(\t+)at 0x([0-9a-fA-F]{1,16})(\r?)");
    private static final Pattern MORE = Pattern.compile("(\t+)\\.\\.\\. (\\d{1,6}) more(\r?)");

    /// All beginnings of lines that match one of the patterns above.
    private static final Pattern BEGINNING = Pattern.compile(
            "\t+(?:a?|at|at |at 0|at 0x|at 0x[0-9a-fA-F]{1,16}\r?|\\.{1,3}|\\.\\.\\. (?:\\d{1,6})?|\\.\\.\\. \\d{1,6} (?:m|mo|mor|more\r?)?)");

    private static final int MOST_REMEMBERED = 512;         // of an ordinary line: it may be the headline of a trace

    private final StackTraces traces;
    private final StringBuilder line = new StringBuilder();      // the current line so far, as Latin-1
    private boolean passing;                                     // it is an ordinary one and was written

    /// `frames` answers with the frames of an address, innermost first; an empty list leaves the line as it is.
    public TraceFilter(OutputStream out, LongFunction<List<Frame>> frames) {
        super(out);
        traces = new StackTraces(frames);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int from = offset;                       // start of what passes unchanged
        for (int i = offset; i < end; i++) {
            char c = (char) (bytes[i] & 0xFF);
            if (c == '\n') {
                if (!passing && !line.isEmpty()) {
                    endOfHeldLine();
                    from = i + 1;
                } else {
                    traces.other(line.toString());
                }
                line.setLength(0);
                passing = false;
            } else if (passing) {
                int lineEnd = endOfLine(bytes, i, end);
                remember(bytes, i, lineEnd - i);
                i = lineEnd - 1;
            } else if (mayBecomeFrame(c)) {
                if (line.isEmpty()) {
                    out.write(bytes, from, i - from);
                }
                line.append(c);
                from = i + 1;
            } else {
                release();
                passing = true;
                remember(bytes, i, 1);
            }
        }
        out.write(bytes, from, end - from);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    private static int endOfLine(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private void remember(byte[] bytes, int from, int count) {
        int wanted = Math.min(count, MOST_REMEMBERED - line.length());
        if (wanted > 0) {
            line.append(new String(bytes, from, wanted, StandardCharsets.ISO_8859_1));
        }
    }

    private boolean mayBecomeFrame(char c) {
        if (line.isEmpty()) {
            return c == '\t';
        }
        return BEGINNING.matcher(line + String.valueOf(c)).matches();
    }

    private void endOfHeldLine() throws IOException {
        Matcher address = ADDRESS.matcher(line);
        Matcher more = MORE.matcher(line);
        if (address.matches()) {
            List<String> frames = traces.at(Long.parseUnsignedLong(address.group(2), 16));
            if (frames != null) {
                for (String frame : frames) {
                    print(address.group(1) + "at " + frame + address.group(3) + "\n");
                }
                return;
            }
        } else if (more.matches()) {
            int count = traces.more(Integer.parseInt(more.group(2)));
            print(count == 0 ? "" : more.group(1) + "... " + count + " more" + more.group(3) + "\n");
            return;
        } else {
            traces.other(line.toString());
        }
        release();
        out.write('\n');
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void release() throws IOException {
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Writes what was held back, as it is: no more will come.
    public void finish() throws IOException {
        if (!passing) {
            release();
            line.setLength(0);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        finish();
        super.close();
    }
}
