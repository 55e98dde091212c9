// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Builds ELF files for tests: a header, program headers, and content where a segment says.
final class ElfImage {
    private record Segment(int type, int flags, long offset, long address, long inFile, long inMemory) {}

    private final List<Segment> segments = new ArrayList<>();
    private final int type;
    private final long entry;
    private final byte[] content;

    ElfImage(int type, long entry, int sizeBytes) {
        this.type = type;
        this.entry = entry;
        content = new byte[sizeBytes];
        for (int i = 0; i < sizeBytes; i++) {
            content[i] = (byte) (i / 4096 + 1);          // a page's number, and never 0
        }
    }

    ElfImage load(int flags, long offset, long address, long inFile, long inMemory) {
        segments.add(new Segment(ProgramHeader.PT_LOAD, flags, offset, address, inFile, inMemory));
        return this;
    }

    ElfImage interpreter(long offset, String path) {
        byte[] text = (path + "\0").getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, content, (int) offset, text.length);
        segments.add(new Segment(ProgramHeader.PT_INTERP, ProgramHeader.PF_R, offset, offset, text.length, text.length));
        return this;
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.wrap(content.clone()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(ElfHeader.MAGIC_VALUE).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        buffer.putShort((short) type).putShort((short) ElfHeader.EM_X86_64).putInt(1).putLong(entry).putLong(64).putLong(0).putInt(0);
        buffer.putShort((short) 64).putShort((short) 56).putShort((short) segments.size()).putShort((short) 64).putShort((short) 0).putShort((short) 0);
        for (Segment s : segments) {
            buffer.putInt(s.type).putInt(s.flags).putLong(s.offset).putLong(s.address).putLong(s.address).putLong(s.inFile).putLong(s.inMemory).putLong(4096);
        }
        return buffer.array();
    }
}
