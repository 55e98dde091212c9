// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;

/// Text on standard error without a heap and without java.io: for the moments when neither can be trusted.
final class PanicConsole {
    private static final byte[] BUFFER = new byte[120];   // of the image heap, so its address is good for the platform
    private static final int BITS_PER_DIGIT = 4;

    private static int used;

    private PanicConsole() {}

    static void print(String text) {
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
    }

    /// Part number `index` of the text, whose parts the separator ends.
    static void printPart(String text, int index, char separator) {
        int part = 0;
        for (int i = 0; i < text.length() && part <= index; i++) {
            char c = text.charAt(i);
            if (c == separator) {
                part++;
            } else if (part == index) {
                put((byte) c);
            }
        }
    }

    /// As `0x` and hexadecimal digits without leading zeros.
    static void printHex(long value) {
        print("0x");
        int shift = Long.SIZE - BITS_PER_DIGIT;
        while (shift > 0 && value >>> shift == 0) {
            shift -= BITS_PER_DIGIT;
        }
        for (; shift >= 0; shift -= BITS_PER_DIGIT) {
            int digit = (int) (value >>> shift) & 0xF;
            put((byte) (digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }

    static void newLine() {
        put((byte) '\n');
        flush();
    }

    private static void put(byte character) {
        BUFFER[used++] = character;
        if (used == BUFFER.length) {
            flush();
        }
    }

    private static void flush() {
        Address text = ObjectAddress.elements(BUFFER);
        Platforms.PLATFORM.write(Platform.STANDARD_ERROR, text, used);
        used = 0;
    }
}
