// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What can be seen of a file's system calls without running it: places of the instruction `syscall` in its executable segments, and what number a `mov` or `xor` just before puts into eax.
///
/// It matches patterns and does not decode instructions, so it sees too much where data look like code, and too little: numbers that are computed, code that is made at run time, calls through pointers.
public final class CodeScan {
    private static final int PT_LOAD = 1;
    private static final int PF_X = 1;
    private static final int SHT_DYNSYM = 11;
    private static final int SYMBOL_BYTES = 24;
    private static final int MOST_NUMBER = 600;
    private static final int LOOK_BACK = 40;             // bytes before `syscall` in which the number is looked for
    private static final int MOST_FUNCTION_BYTES = 4096;
    private static final int MOST_DEPTH = 5;             // of calls that are followed
    private static final int UNKNOWN = -1;

    private final ByteBuffer bytes;
    private final List<long[]> code = new ArrayList<>();             // file offset, address, length
    private final Map<String, long[]> defined = new HashMap<>();     // address, size
    private final Set<String> imported = new TreeSet<>();

    private CodeScan(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Reads a file that `ElfFile` accepts. `name` is for messages.
    public static CodeScan of(Content content, String name) {
        try {
            CodeScan scan = new CodeScan(ByteBuffer.wrap(content.read(0, (int) Math.min(content.size(), Integer.MAX_VALUE - 8))).order(ByteOrder.LITTLE_ENDIAN));
            scan.readHeaders();
            return scan;
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + name + ": " + e.getMessage());
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw new Failure(e, name + " is a damaged ELF file: a table of it lies beyond its end.");
        }
    }

    private void readHeaders() {
        int table = (int) bytes.getLong(32);
        int count = bytes.getShort(56) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int at = table + i * 56;
            if (bytes.getInt(at) == PT_LOAD && (bytes.getInt(at + 4) & PF_X) != 0) {
                long offset = bytes.getLong(at + 8);
                long length = Math.min(bytes.getLong(at + 32), bytes.limit() - offset);
                if (offset >= 0 && length > 0) {
                    code.add(new long[] {offset, bytes.getLong(at + 16), length});
                }
            }
        }
        long sections = bytes.getLong(40);
        int sectionCount = bytes.getShort(60) & 0xFFFF;
        for (int i = 0; sections > 0 && i < sectionCount; i++) {
            int at = (int) sections + i * 64;
            if (bytes.getInt(at + 4) == SHT_DYNSYM) {
                int strings = (int) bytes.getLong((int) sections + bytes.getInt(at + 40) * 64 + 24);
                readSymbols((int) bytes.getLong(at + 24), (int) bytes.getLong(at + 32), strings);
            }
        }
    }

    private void readSymbols(int from, int length, int strings) {
        for (int at = from; at + SYMBOL_BYTES <= from + length; at += SYMBOL_BYTES) {
            String name = string(strings + bytes.getInt(at));
            if (!name.isEmpty() && bytes.getShort(at + 6) == 0) {
                imported.add(name);
            } else if (!name.isEmpty()) {
                defined.put(name, new long[] {bytes.getLong(at + 8), bytes.getLong(at + 16)});
            }
        }
    }

    private String string(int at) {
        int end = at;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - at];
        bytes.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /// Symbols that others have to define.
    public Collection<String> imported() {
        return imported;
    }

    public boolean defines(String symbol) {
        return defined.containsKey(symbol);
    }

    /// The numbers at all places of the file; −1 stands for places where none was seen.
    public Set<Integer> all() {
        Set<Integer> numbers = new TreeSet<>();
        for (long[] part : code) {
            collect((int) part[0], (int) (part[0] + part[2]), (int) part[0], numbers);
        }
        return numbers;
    }

    private void collect(int from, int to, int start, Set<Integer> numbers) {
        for (int at = from; at + 1 < to; at++) {
            if (bytes.get(at) == 0x0F && bytes.get(at + 1) == 0x05) {
                numbers.add(numberBefore(at, Math.max(start, at - LOOK_BACK)));
            }
        }
    }

    /// The number that the nearest instruction before `at` loads into eax.
    private int numberBefore(int at, int limit) {
        for (int i = at - 2; i >= limit; i--) {
            int b = bytes.get(i) & 0xFF;
            int next = bytes.get(i + 1) & 0xFF;
            if ((b == 0x31 || b == 0x33) && next == 0xC0) {
                return 0;
            }
            if (b == 0xB8 && i + 5 <= at && isNumber(bytes.getInt(i + 1))) {
                return bytes.getInt(i + 1);
            }
            if (b == 0xC7 && next == 0xC0 && i + 6 <= at && isNumber(bytes.getInt(i + 2))) {
                return bytes.getInt(i + 2);
            }
        }
        return UNKNOWN;
    }

    private static boolean isNumber(int value) {
        return value >= 0 && value < MOST_NUMBER;
    }

    /// The numbers that some functions of this file reach, through direct calls within it.
    public Set<Integer> reached(Collection<String> functions) {
        Set<Integer> numbers = new TreeSet<>();
        Set<Integer> seen = new HashSet<>();
        Deque<int[]> open = new ArrayDeque<>();              // offset, length, depth
        for (String function : functions) {
            long[] place = defined.get(function);
            int offset = place == null ? -1 : offset(place[0]);
            if (offset >= 0) {
                open.add(new int[] {offset, (int) Math.clamp(place[1], 1, MOST_FUNCTION_BYTES), 0});
            }
        }
        while (!open.isEmpty()) {
            int[] part = open.removeFirst();
            if (!seen.add(part[0])) {
                continue;
            }
            int end = Math.min(part[0] + part[1], bytes.limit() - 5);
            collect(part[0], end, part[0], numbers);
            for (int at = part[0]; at < end && part[2] < MOST_DEPTH; at++) {
                int b = bytes.get(at) & 0xFF;
                if (b == 0xE8 || b == 0xE9) {
                    int target = offset(address(at) + 5 + bytes.getInt(at + 1));
                    if (target >= 0) {
                        open.add(new int[] {target, lengthAt(target), part[2] + 1});
                    }
                }
            }
        }
        return numbers;
    }

    /// As far as a return that padding or another function follows.
    private int lengthAt(int from) {
        int end = Math.min(from + MOST_FUNCTION_BYTES, bytes.limit() - 2);
        for (int at = from; at < end; at++) {
            int next = bytes.get(at + 1) & 0xFF;
            if ((bytes.get(at) & 0xFF) == 0xC3 && ((at + 1) % 16 == 0 || next == 0x66 || next == 0x0F || next == 0x90 || next == 0xCC || next == 0xF3)) {
                return at - from;
            }
        }
        return end - from;
    }

    private int offset(long address) {
        for (long[] part : code) {
            if (address >= part[1] && address < part[1] + part[2]) {
                return (int) (address - part[1] + part[0]);
            }
        }
        return -1;
    }

    private long address(int offset) {
        for (long[] part : code) {
            if (offset >= part[0] && offset < part[0] + part[2]) {
                return offset - part[0] + part[1];
            }
        }
        return 0;
    }
}
