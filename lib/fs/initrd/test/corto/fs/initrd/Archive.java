// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes cpio archives, right ones and wrong ones.
final class Archive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int nextInode = 100;

    Archive file(String name, String content) {
        return entry(nextInode++, 0100644, 1, name, 1, content);
    }

    /// Zeros behind the name put the content at a multiple of `alignment`.
    Archive aligned(String name, int alignment, String content) {
        int start = bytes.size() + Entry.BYTES + name.length() + 1;
        int zeros = (start + alignment - 1) / alignment * alignment - start;
        return entry(nextInode++, 0100755, 1, name, 1 + zeros, content);
    }

    Archive directory(String name, int permissions) {
        return entry(nextInode++, 0040000 | permissions, 2, name, 1, "");
    }

    Archive symbolicLink(String name, String target) {
        return entry(nextInode++, 0120777, 1, name, 1, target);
    }

    Archive entry(int inode, int mode, int links, String name, int zeros, String content) {
        bytes.writeBytes("070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X"
                .formatted(inode, mode, 3, 4, links, 1_000_000 + inode, content.length(), 0, 0, 5, 6, name.length() + zeros, 0)
                .getBytes(StandardCharsets.ISO_8859_1));
        raw(name + "\0".repeat(zeros));
        pad();
        raw(content);
        pad();
        return this;
    }

    Archive raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private void pad() {
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
    }

    Archive trailer() {
        return entry(0, 0, 1, "TRAILER!!!", 1, "");
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
