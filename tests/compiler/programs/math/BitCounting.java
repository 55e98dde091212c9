// SPDX-License-Identifier: Apache-2.0
package math;

public class BitCounting {
    static int log2(int x) {
        int r = 0;
        if (x >>> 16 != 0) { x >>>= 16; r |= 16; }
        if (x >>> 8 != 0) { x >>>= 8; r |= 8; }
        if (x >>> 4 != 0) { x >>>= 4; r |= 4; }
        if (x >>> 2 != 0) { x >>>= 2; r |= 2; }
        return r | x >>> 1;
    }

    static long interleave(int x, int y) {
        return spread(x) | spread(y) << 1;
    }

    static long spread(int v) {
        long x = v & 0xffffffffL;
        x = (x | x << 16) & 0x0000ffff0000ffffL;
        x = (x | x << 8) & 0x00ff00ff00ff00ffL;
        x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fL;
        x = (x | x << 2) & 0x3333333333333333L;
        return (x | x << 1) & 0x5555555555555555L;
    }

    static int crc8(byte[] data) {
        int crc = 0;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 0x80) != 0 ? crc << 1 ^ 0x07 : crc << 1;
                crc &= 0xff;
            }
        }
        return crc;
    }

    static int parity(long x) {
        x ^= x >>> 32;
        x ^= x >>> 16;
        x ^= x >>> 8;
        x ^= x >>> 4;
        return 0x6996 >>> (int) (x & 0xf) & 1;
    }

    static long murmur(byte[] data) {
        long h = 0x9747b28cL ^ data.length * 0xc6a4a7935bd1e995L;
        for (int i = 0; i + 8 <= data.length; i += 8) {
            long k = 0;
            for (int j = 7; j >= 0; j--) {
                k = k << 8 | data[i + j] & 0xffL;
            }
            k *= 0xc6a4a7935bd1e995L;
            k ^= k >>> 47;
            k *= 0xc6a4a7935bd1e995L;
            h = (h ^ k) * 0xc6a4a7935bd1e995L;
        }
        h ^= h >>> 47;
        return h * 0xc6a4a7935bd1e995L ^ h >>> 47;
    }

    static int fnv(String s) {
        int h = 0x811c9dc5;
        for (int i = 0; i < s.length(); i++) {
            h = (h ^ s.charAt(i)) * 0x01000193;
        }
        return h;
    }

    public static void main(String[] args) {
        for (int x : new int[] {1, 2, 3, 255, 256, 65535, 65536, 1 << 30, -1}) {
            System.out.print(log2(x) + "/" + (31 - Integer.numberOfLeadingZeros(x)) + " ");
        }
        System.out.println();
        System.out.println(interleave(0xffff, 0) + " " + interleave(-1, 12345) + " " + Long.toHexString(interleave(0x12345678, 0x9abcdef0)));
        byte[] data = "The quick brown fox jumps over the lazy dog".getBytes();
        System.out.println(crc8(data) + " " + murmur(data) + " " + fnv("hash me") + " " + parity(7) + parity(-1) + parity(1L << 63));
        long x = 0x0123456789abcdefL;
        for (int i = 0; i < 8; i++) {
            x = Long.rotateLeft(x, 13) * 5 + 0xe6546b64L ^ x >>> i << 3;
            System.out.print(Long.toHexString(x) + " ");
        }
        System.out.println();
        int subsets = 0;
        int mask = 0b1011001;
        for (int s = mask; ; s = (s - 1) & mask) {
            subsets = subsets * 31 + s;
            if (s == 0) {
                break;
            }
        }
        System.out.println(subsets);
        int combos = 0;
        for (int v = 0b111; v < 1 << 7; ) {
            combos = combos * 7 + v;
            int t = v | v - 1;
            v = t + 1 | (~t & -~t) - 1 >>> Integer.numberOfTrailingZeros(v) + 1;
        }
        System.out.println(combos);
        int[] bits = new int[4];
        for (int i = 0; i < 128; i += 7) {
            bits[i >> 5] |= 1 << i;
            bits[i * 3 % 128 >>> 5] ^= 1 << i * 3;
        }
        System.out.println(bits[0] + " " + bits[1] + " " + bits[2] + " " + bits[3]);
    }
}
