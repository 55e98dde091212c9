// SPDX-License-Identifier: Apache-2.0
package corto.fs.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes tar archives, right ones and wrong ones.
final class TarBuilder {
    static final int BLOCK = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TarBuilder file(String name, String content) {
        return entry('0', name, "", content);
    }

    TarBuilder directory(String name) {
        return entry('5', name, "", "");
    }

    TarBuilder symbolicLink(String name, String target) {
        return entry('2', name, target, "");
    }

    TarBuilder link(String name, String target) {
        return entry('1', name, target, "");
    }

    TarBuilder entry(char type, String name, String linkName, String content) {
        return entry(type, name, linkName, "%011o".formatted(content.length()), content);
    }

    TarBuilder entry(char type, String name, String linkName, String size, String content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000003");
        put(header, 116, "0000004");
        put(header, 124, size);
        put(header, 136, "00000001750");                             // 1,000
        header[156] = (byte) type;
        put(header, 157, linkName);
        put(header, 257, "ustar\00000");
        put(header, 329, "0000001");
        put(header, 337, "0000007");
        return header(header).content(content);
    }

    /// A header as it is, but for the sum, which is set.
    TarBuilder header(byte[] header) {
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        bytes.writeBytes(header);
        return this;
    }

    TarBuilder content(String content) {
        raw(content);
        return raw("\0".repeat(-content.length() & BLOCK - 1));
    }

    TarBuilder raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Records of an extended header.
    TarBuilder records(char type, String... keywordsAndValues) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < keywordsAndValues.length; i += 2) {
            String rest = " " + keywordsAndValues[i] + "=" + keywordsAndValues[i + 1] + "\n";
            int length = rest.length() + 1;
            while (Integer.toString(length).length() + rest.length() != length) {
                length++;
            }
            records.append(length).append(rest);
        }
        return entry(type, "records", "", records.toString());
    }

    byte[] end() {
        return raw("\0".repeat(2 * BLOCK)).bytes();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static void put(byte[] to, int at, String text) {
        byte[] from = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(from, 0, to, at, from.length);
    }
}
