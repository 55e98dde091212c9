// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Servers that answer as a test says.
final class FakeServers implements ServerLink {
    /// A question as a server sees it.
    record Asked(long server, byte[] bytes, boolean isStream) {
        int id() {
            return (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        }

        /// Of the question: 1 (A), 28 (AAAA), 12 (PTR).
        int type() {
            return bytes[bytes.length - 3];
        }
    }

    final List<Asked> asked = new ArrayList<>();
    Function<Asked, List<byte[]>> answers = _ -> List.of();
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    long now;
    int open;

    @Override
    public boolean ask(long high, long low, byte[] question, int length, boolean isStream, long deadlineNanos) {
        open++;
        Asked each = new Asked(low, Arrays.copyOf(question, length), isStream);
        asked.add(each);
        waiting.addAll(answers.apply(each));
        return true;
    }

    @Override
    public int answer(byte[] into, long deadlineNanos) {
        if (waiting.isEmpty()) {
            now = deadlineNanos;
            return -1;
        }
        byte[] next = waiting.remove();
        System.arraycopy(next, 0, into, 0, Math.min(next.length, into.length));
        return Math.min(next.length, into.length);
    }

    @Override
    public void close() {
        open--;
        waiting.clear();
    }

    @Override
    public long nowNanos() {
        return now;
    }

    /// The question with `flags`, and with `records` behind it.
    static byte[] reply(Asked question, int flags, byte[]... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] start = question.bytes.clone();
        start[2] = (byte) (flags >>> 8);
        start[3] = (byte) flags;
        start[7] = (byte) records.length;
        out.writeBytes(start);
        for (byte[] record : records) {
            out.writeBytes(record);
        }
        return out.toByteArray();
    }

    /// A record about `owner`; null: about the name of the question, by a pointer.
    static byte[] record(String owner, int type, byte... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(owner == null ? new byte[] {(byte) 0xC0, 12} : name(owner));
        out.writeBytes(new byte[] {0, (byte) type, 0, 1, 0, 0, 0, 60, (byte) (data.length >>> 8), (byte) data.length});
        out.writeBytes(data);
        return out.toByteArray();
    }

    static byte[] name(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(0);
        return out.toByteArray();
    }
}
