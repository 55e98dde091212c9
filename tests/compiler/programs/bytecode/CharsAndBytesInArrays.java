// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class CharsAndBytesInArrays {
    static byte[] bytes = new byte[4];
    static boolean[] booleans = new boolean[4];
    static char[] chars = new char[4];
    static short[] shorts = new short[4];

    static byte b(int x) {
        return (byte) x;
    }

    static short s(int x) {
        return (short) x;
    }

    static char c(int x) {
        return (char) x;
    }

    static boolean z(int x) {
        return (x & 1) != 0;
    }

    static int widen(byte b, short s, char c) {
        return b * 1_000_000 + s * 1000 + c;
    }

    public static void main(String[] args) {
        for (int x : new int[] {0, 127, 128, 255, 256, -1, -129, 65535, 65536, 0x12345, Integer.MIN_VALUE}) {
            bytes[1] = b(x);
            shorts[1] = s(x);
            chars[1] = c(x);
            booleans[1] = z(x);
            System.out.println(bytes[1] + " " + shorts[1] + " " + (int) chars[1] + " " + booleans[1] + " " + widen(b(x), s(x), c(x)) + " " + (bytes[1] == shorts[1]) + (chars[1] == shorts[1]) + (b(x) == c(x)));
        }
        bytes[0] = bytes[2] = (byte) (bytes[3] = 100) ;
        bytes[0] += bytes[2] + bytes[3];
        bytes[2]++;
        bytes[3] <<= 1;
        System.out.println(bytes[0] + " " + bytes[2] + " " + bytes[3] + " " + bytes[0]-- + --bytes[0]);
        chars[0] = 'x';
        chars[0] += 1;
        chars[2] = (char) (chars[0] + 1);
        chars[3]--;
        System.out.println(chars[0] + "" + chars[2] + (int) chars[3] + chars[0]++ + ++chars[0] + (chars[0] - 'a') + (char) (chars[0] - 32));
        booleans[0] = booleans[1] ^ true;
        booleans[2] = booleans[3] = !booleans[0] | booleans[1];
        booleans[3] &= booleans[0];
        System.out.println(booleans[0] + " " + booleans[2] + " " + booleans[3]);
        short t = 10;
        t = (short) (t << 12);
        t >>= 2;
        t >>>= 1;
        System.out.println(t + " " + (t >>> 1) + " " + (byte) (t >> 4) + " " + (char) 66 + (int) (char) (byte) -1 + " " + (short) 'é' + (byte) 'é');
        byte sign = (byte) 0x80;
        System.out.println((sign & 0xff) + " " + (sign >>> 4) + " " + ((sign & 0xff) >>> 4) + " " + (sign == 0x80) + " " + (char) sign % 7 + " " + (sign << 24));
        int packed = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        System.out.println(Integer.toHexString(packed));
        final byte k = 10;
        byte sum = k + 20;
        char letter = 'a' + 2;
        System.out.println(sum + " " + letter + (letter > k) + (letter + k) + (char) (letter + k));
    }
}
