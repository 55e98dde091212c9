// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an ELF file for Linux on x86-64 says about the files it needs (System V ABI, chapters 4 and 5; ld.so(8)).
///
/// `interpreter` is PT_INTERP; `needed`, `rpath` and `runpath` are the strings of the dynamic section, the paths split at colons.
public record ElfFile(Optional<String> interpreter, List<String> needed, List<String> rpath, List<String> runpath) {
    private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F'};
    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int MOST_PROGRAM_HEADERS = 0xFFFF;
    private static final int MOST_STRING_BYTES = 4096;
    private static final int MOST_DYNAMIC_BYTES = 1 << 20;

    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int TYPE_OFFSET = 16;
    private static final int ET_REL = 1;
    private static final int ET_EXEC = 2;
    private static final int ET_DYN = 3;
    private static final int EM_X86_64 = 62;
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_INTERP = 3;
    private static final long DT_NULL = 0;
    private static final long DT_NEEDED = 1;
    private static final long DT_STRTAB = 5;
    private static final long DT_RPATH = 15;
    private static final long DT_RUNPATH = 29;

    private record Segment(int type, long offset, long address, long fileBytes) {
    }

    /// Whether `content` begins as an ELF file does, of whatever machine.
    public static boolean matches(Content content) throws IOException {
        return Arrays.equals(content.read(0, MAGIC.length), MAGIC);
    }

    /// Whether `content` is a program or a library, which may need others. Object files need none.
    public static boolean isLinked(Content content) throws IOException {
        ByteBuffer header = buffer(content, 0, HEADER_BYTES);
        return matches(content) && header.limit() == HEADER_BYTES && header.getShort(TYPE_OFFSET) != ET_REL;
    }

    /// Reads `content`; `name` is for the [Failure] that says why it cannot be run or linked here.
    public static ElfFile read(Content content, String name) {
        try {
            ByteBuffer header = buffer(content, 0, HEADER_BYTES);
            if (!matches(content) || header.limit() < HEADER_BYTES) {
                throw new Failure(name + " is no ELF file.");
            }
            check(header, name);
            List<Segment> segments = segments(content, header, name);
            return read(content, name, segments);
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + name + ": " + e.getMessage());
        }
    }

    private static void check(ByteBuffer header, String name) {
        int type = header.getShort(TYPE_OFFSET);
        if (header.get(4) != CLASS_64 || header.get(5) != LITTLE_ENDIAN || header.getShort(18) != EM_X86_64) {
            throw new Failure(name + " is an ELF file for another processor (class " + header.get(4) + ", e_machine " + (header.getShort(18) & 0xFFFF) + ").",
                    "Corto runs 64-bit programs for x86-64: compile it for that.");
        }
        if (type != ET_EXEC && type != ET_DYN) {
            throw new Failure(name + " is an ELF file, but neither a program nor a library (e_type " + type + ").", "An object file (.o) has to be linked first.");
        }
    }

    private static List<Segment> segments(Content content, ByteBuffer header, String name) throws IOException {
        long offset = header.getLong(32);
        int size = header.getShort(54) & 0xFFFF;
        int count = header.getShort(56) & 0xFFFF;
        if (size != PROGRAM_HEADER_BYTES || count == 0 || count == MOST_PROGRAM_HEADERS) {
            throw new Failure(name + " is a damaged ELF file: e_phentsize " + size + ", e_phnum " + count + ".");
        }
        ByteBuffer table = buffer(content, offset, count * size);
        if (table.limit() < count * size) {
            throw new Failure(name + " is a damaged ELF file: its program headers lie beyond its end (e_phoff " + offset + ").");
        }
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < table.limit(); at += size) {
            segments.add(new Segment(table.getInt(at), table.getLong(at + 8), table.getLong(at + 16), table.getLong(at + 32)));
        }
        return segments;
    }

    private static ElfFile read(Content content, String name, List<Segment> segments) throws IOException {
        Optional<String> interpreter = Optional.empty();
        List<String> needed = new ArrayList<>();
        List<String> rpath = new ArrayList<>();
        List<String> runpath = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.type() == PT_INTERP) {
                interpreter = Optional.of(string(content, segment.offset(), name));
            } else if (segment.type() == PT_DYNAMIC) {
                ByteBuffer dynamic = buffer(content, segment.offset(), (int) Math.clamp(segment.fileBytes(), 0, MOST_DYNAMIC_BYTES));
                long strings = fileOffset(value(dynamic, DT_STRTAB), segments);
                for (int at = 0; at + 16 <= dynamic.limit() && dynamic.getLong(at) != DT_NULL; at += 16) {
                    long tag = dynamic.getLong(at);
                    if (tag == DT_NEEDED || tag == DT_RPATH || tag == DT_RUNPATH) {
                        String text = string(content, strings + dynamic.getLong(at + 8), name);
                        if (tag == DT_NEEDED) {
                            needed.add(text);
                        } else {
                            (tag == DT_RPATH ? rpath : runpath).addAll(List.of(text.split(":")));
                        }
                    }
                }
            }
        }
        return new ElfFile(interpreter, List.copyOf(needed), List.copyOf(rpath), List.copyOf(runpath));
    }

    /// The value of `tag`, or 0.
    private static long value(ByteBuffer dynamic, long tag) {
        for (int at = 0; at + 16 <= dynamic.limit() && dynamic.getLong(at) != DT_NULL; at += 16) {
            if (dynamic.getLong(at) == tag) {
                return dynamic.getLong(at + 8);
            }
        }
        return 0;
    }

    private static long fileOffset(long address, List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.type() == PT_LOAD && address >= segment.address() && address < segment.address() + segment.fileBytes()) {
                return address - segment.address() + segment.offset();
            }
        }
        return address;
    }

    private static String string(Content content, long offset, String name) throws IOException {
        byte[] bytes = offset < 0 ? new byte[0] : content.read(offset, MOST_STRING_BYTES);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        if (length == bytes.length) {
            throw new Failure(name + " is a damaged ELF file: there is no string at offset " + offset + ".");
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static ByteBuffer buffer(Content content, long offset, int length) throws IOException {
        byte[] bytes = offset < 0 ? new byte[0] : content.read(offset, length);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
