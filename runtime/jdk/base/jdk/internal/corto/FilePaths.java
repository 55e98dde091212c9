// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.nio.charset.StandardCharsets;

/// Between Java's strings and the kernel's paths, which have one char for one byte: names are UTF-8.
public final class FilePaths {
    private FilePaths() {}

    public static String toKernel(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return path;
    }

    /// `length` bytes from `offset` on, as the kernel wrote them.
    public static String fromKernel(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
