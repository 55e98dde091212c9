// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/// Replaces every line `\tat 0xADDRESS` in a stream of console output by lines `\tat Class.method(File.java:12)`.
///
/// Everything else passes unchanged and at once: bytes are held back only while a line may still become such a line, so a prompt
/// without line break is seen when the program writes it. Lines that end in `\r\n` keep their ending.
public final class TraceFilter extends FilterOutputStream {
    private static final byte[] PREFIX = "\tat 0x".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 16;

    private final LongFunction<List<String>> frames;
    private final byte[] held = new byte[PREFIX.length + MOST_DIGITS + 1];   // + 1: a carriage return
    private int heldCount;
    private boolean passing;                                                 // this line is an ordinary one

    /// `frames` answers with the frames of an address, innermost first; an empty list leaves the line as it is.
    public TraceFilter(OutputStream out, LongFunction<List<String>> frames) {
        super(out);
        this.frames = frames;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int from = offset;                       // start of what passes unchanged
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (passing) {
                if (b == '\n') {
                    passing = false;
                }
            } else if (b == '\n') {
                if (heldCount > 0) {
                    endHeldLine();
                    from = i + 1;
                }
            } else if (fits(b)) {
                if (heldCount == 0) {
                    out.write(bytes, from, i - from);
                }
                held[heldCount++] = b;
                from = i + 1;
            } else {
                release();
                passing = true;
            }
        }
        out.write(bytes, from, end - from);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Whether the held bytes and `b` are the beginning of a line that would be replaced.
    private boolean fits(byte b) {
        if (heldCount < PREFIX.length) {
            return b == PREFIX[heldCount];
        }
        boolean ended = held[heldCount - 1] == '\r';
        boolean digit = b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
        return !ended && (b == '\r' ? heldCount > PREFIX.length : digit && heldCount < PREFIX.length + MOST_DIGITS);
    }

    private void endHeldLine() throws IOException {
        String line = new String(held, 0, heldCount, StandardCharsets.US_ASCII);
        String ending = line.endsWith("\r") ? "\r\n" : "\n";
        String digits = line.strip().replaceFirst("^at 0x", "");
        List<String> names = heldCount > PREFIX.length && !digits.isEmpty() ? frames.apply(Long.parseUnsignedLong(digits, 16)) : List.of();
        if (names.isEmpty()) {
            release();
            out.write('\n');
            return;
        }
        heldCount = 0;
        for (String name : names) {
            out.write(("\tat " + name + ending).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void release() throws IOException {
        out.write(held, 0, heldCount);
        heldCount = 0;
    }

    /// Writes what was held back, as it is: no more will come.
    public void finish() throws IOException {
        release();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        finish();
        super.close();
    }
}
