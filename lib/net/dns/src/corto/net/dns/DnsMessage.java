// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

/// One message (RFC 1035 §4.1): a question to be sent, or an answer to be read. Whatever an answer holds, nothing outside it is read.
///
/// ```text
///   0          2       4         6          8            10            12
///   ├─ id ─────┼ flags ┼ QDCOUNT ┼ ANCOUNT ─┼─ NSCOUNT ──┼─ ARCOUNT ───┼─ question, answers …
/// ```
final class DnsMessage {
    // Types (§3.2.2, RFC 3596)
    static final int A = 1;
    static final int CNAME = 5;
    static final int PTR = 12;
    static final int AAAA = 28;

    private static final int IN = 1;                         // class
    private static final int HEADER_BYTES = 12;
    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int ANSWERS = 6;
    private static final int RECORD_BYTES = 10;              // type, class, time to live, length of the data
    private static final int RECORD_LENGTH = 8;

    private static final int RESPONSE = 0x8000;
    private static final int OPCODE_MASK = 0x7800;
    private static final int TRUNCATED_FLAG = 0x200;
    private static final int RECURSION_DESIRED = 0x100;
    private static final int CODE_MASK = 0xF;
    private static final int NAME_ERROR = 3;

    private static final int POINTER = 0xC0;                 // the upper bits of a length: elsewhere in the message (§4.1.4)
    private static final int MOST_LABEL = 63;
    private static final int MOST_NAME = 253;                // characters, with dots between labels
    private static final int MOST_ALIASES = 8;

    /// What a message turned out to be.
    enum Verdict { FOREIGN, TRUNCATED, FAILED, NO_SUCH_NAME, ANSWERED }

    private final byte[] bytes;
    private int length;
    private int end;                                         // behind the name that was read last
    private String name;                                     // what the question is about in the end, aliases followed

    /// In `bytes`, which have room for a question.
    DnsMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// The last alias of the name asked for, or that name.
    String name() {
        return name;
    }

    // Questions

    /// Writes a question for records of `type`. False: `name` is none that there can be.
    boolean ask(int id, String name, int type) {
        length = 0;
        put(id);
        put(RECURSION_DESIRED);
        put(1);
        put(0);
        put(0);
        put(0);
        if (!putName(name)) {
            return false;
        }
        put(type);
        put(IN);
        return true;
    }

    private void put(int value) {
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private boolean putName(String name) {
        int last = name.endsWith(".") ? name.length() - 1 : name.length();
        if (last == 0 || last > MOST_NAME) {
            return false;
        }
        int start = 0;
        while (start < last) {
            int dot = name.indexOf('.', start);
            int stop = dot < 0 || dot > last ? last : dot;
            if (stop == start || stop - start > MOST_LABEL || stop == last - 1 && dot == last - 1) {
                return false;
            }
            bytes[length++] = (byte) (stop - start);
            for (int i = start; i < stop; i++) {
                char c = name.charAt(i);
                if (c <= ' ' || c > '~') {
                    return false;
                }
                bytes[length++] = (byte) c;
            }
            start = stop + 1;
        }
        bytes[length++] = 0;
        return true;
    }

    // Answers

    /// What the first `length` bytes are as an answer to `id`, `asked`, `type`.
    Verdict read(int length, int id, String asked, int type) {
        this.length = length;
        name = asked.endsWith(".") ? asked.substring(0, asked.length() - 1) : asked;
        if (length < HEADER_BYTES || number(0) != id || (number(FLAGS) & (RESPONSE | OPCODE_MASK)) != RESPONSE || number(QUESTIONS) != 1) {
            return Verdict.FOREIGN;
        }
        String question = nameAt(HEADER_BYTES);
        if (question == null || !question.equalsIgnoreCase(name) || end + 4 > length || number(end) != type || number(end + 2) != IN) {
            return Verdict.FOREIGN;
        }
        if ((number(FLAGS) & TRUNCATED_FLAG) != 0) {
            return Verdict.TRUNCATED;
        }
        int code = number(FLAGS) & CODE_MASK;
        if (code != 0) {
            return code == NAME_ERROR ? Verdict.NO_SUCH_NAME : Verdict.FAILED;
        }
        return followAliases() ? Verdict.ANSWERED : Verdict.FAILED;
    }

    /// False if the answers are malformed, or aliases go round.
    private boolean followAliases() {
        for (int i = 0; i < MOST_ALIASES; i++) {
            int alias = recordOf(CNAME, 0);
            if (alias < 0) {
                return alias == NONE;
            }
            String next = nameAt(alias);
            if (next == null || next.isEmpty()) {
                return false;
            }
            name = next;
        }
        return false;
    }

    private static final int NONE = -1;
    private static final int MALFORMED = -2;

    /// Where the data of the record with `type` and this name is, of several the one at `place`; NONE or MALFORMED.
    private int recordOf(int type, int place) {
        int left = place;
        nameAt(HEADER_BYTES);
        int at = end + 4;
        for (int i = number(ANSWERS); i > 0; i--) {
            String owner = nameAt(at);
            if (owner == null || end + RECORD_BYTES > length || end + RECORD_BYTES + number(end + RECORD_LENGTH) > length) {
                return MALFORMED;
            }
            int data = end + RECORD_BYTES;
            if (number(end) == type && number(end + 2) == IN && owner.equalsIgnoreCase(name) && left-- == 0) {
                return data;
            }
            at = data + number(data - 2);
        }
        return NONE;
    }

    /// Where the address at `place` of those of `type`, of `size` bytes, is in the answer; −1: there are no more.
    int address(int type, int place, int size) {
        int at = recordOf(type, place);
        return at < 0 || number(at - 2) != size ? -1 : at;
    }

    /// The name that an answer to a question for PTR holds; null: none.
    String pointer() {
        int at = recordOf(PTR, 0);
        String pointed = at < 0 ? null : nameAt(at);
        return pointed == null || pointed.isEmpty() ? null : pointed;
    }

    int number(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /// Eight bytes.
    long word(int at) {
        return (long) number(at) << 48 | (long) number(at + 2) << 32 | (long) number(at + 4) << 16 | number(at + 6);
    }

    /// Reads a name, and sets `end`; null if it is malformed.
    private String nameAt(int start) {
        StringBuilder text = new StringBuilder();
        int at = start;
        boolean jumped = false;
        while (at < length) {
            int size = bytes[at] & 0xFF;
            if (size >= POINTER) {
                int to = at + 1 < length ? number(at) & ~(POINTER << 8) : length;
                if (to >= at) {
                    return null;                             // pointers lead back
                }
                end = jumped ? end : at + 2;
                jumped = true;
                at = to;
                continue;
            }
            if (size == 0) {
                end = jumped ? end : at + 1;
                return text.toString();
            }
            if (size > MOST_LABEL || at + 1 + size > length || text.length() + 1 + size > MOST_NAME + 1 || !appendLabel(text, at + 1, size)) {
                return null;                                 // or so long that it goes round
            }
            at += 1 + size;
        }
        return null;
    }

    /// What cannot stand in the name of a host ends it: who prints it shall get no more than a name.
    private boolean appendLabel(StringBuilder text, int from, int size) {
        if (!text.isEmpty()) {
            text.append('.');
        }
        for (int i = from; i < from + size; i++) {
            char c = (char) (bytes[i] & 0xFF);
            if (c <= ' ' || c > '~' || c == '.') {
                return false;
            }
            text.append(c);
        }
        return true;
    }
}
