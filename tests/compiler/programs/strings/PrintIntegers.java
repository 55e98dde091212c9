// SPDX-License-Identifier: Apache-2.0
package strings;

public class PrintIntegers {
    public static void main(String[] args) {
        int[] ints = {0, 1, -1, 9, 10, 99, 100, 999, 1000, 9999, 10000, 12345, 99999, 100000, 999999, 1000000, 9999999, 10000000, 99999999, 100000000, 999999999, 1000000000,
            Integer.MAX_VALUE, Integer.MIN_VALUE, -10, -99, -100, -65536};
        for (int i : ints) {
            System.out.println(i + " " + Integer.toHexString(i) + " " + Integer.toOctalString(i) + " " + Integer.toBinaryString(i) + " " + Integer.toString(i, 7) + " " + Integer.toString(i, 36) + " " + Integer.toString(i, 2) + " " + Integer.toString(i, 99));
        }
        long l = 1;
        for (int i = 0; i < 20; i++) {
            System.out.println(l - 1 + " " + l + " " + -l + " " + Long.toHexString(l) + " " + Long.toString(l, 36) + " " + Long.toOctalString(-l));
            l *= 10;
        }
        System.out.println(Long.MIN_VALUE + " " + Long.MAX_VALUE + " " + Long.toBinaryString(Long.MIN_VALUE) + " " + Long.toString(Long.MIN_VALUE, 3) + " " + Long.toHexString(-1));
        System.out.println(Byte.toString((byte) -128) + Short.toString((short) 32767) + Character.toString('x') + Boolean.toString(false) + Byte.hashCode((byte) -1) + Short.hashCode((short) 9) + Character.hashCode('a') + Boolean.hashCode(true));
        System.out.println(Integer.valueOf(5).toString() + Long.valueOf(6).toString() + Integer.hashCode(-7) + Long.hashCode(1L << 33) + Integer.valueOf(3).hashCode());
        System.out.print(5);
        System.out.print('c');
        System.out.print(6L);
        System.out.print(1.5);
        System.out.print(2.5f);
        System.out.print(true);
        System.out.print((Object) null);
        System.out.print((String) null);
        System.out.print(new char[] {'a', 'b'});
        System.out.println();
        System.out.println(7);
        System.out.println('d');
        System.out.println(8L);
        System.out.println(1e10);
        System.out.println(1e10f);
        System.out.println(false);
        System.out.println((Object) "obj");
        System.out.println(new char[] {'x', 'y'});
        System.out.append("app").append('e').append("xndx", 1, 3).println();
        System.out.write('w');
        System.out.write(10);
        System.out.flush();
    }
}
