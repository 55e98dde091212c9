// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class CharArithmetic {
    static String rot13(String s) {
        char[] cs = s.toCharArray();
        for (int i = 0; i < cs.length; i++) {
            char c = cs[i];
            if (c >= 'a' && c <= 'z') {
                cs[i] = (char) ((c - 'a' + 13) % 26 + 'a');
            } else if (c >= 'A' && c <= 'Z') {
                cs[i] = (char) ((c - 'A' + 13) % 26 + 'A');
            }
        }
        return new String(cs);
    }

    public static void main(String[] args) {
        char c = 'a';
        System.out.println(c + 1);
        System.out.println((char) (c + 1));
        System.out.println("" + c + 1);
        System.out.println('a' + 'b' + "c" + 'd' + 1);
        c++;
        System.out.println(c);
        c += 1;
        System.out.println(c--);
        System.out.println(c);
        System.out.println((int) Character.MAX_VALUE + " " + (short) Character.MAX_VALUE);
        System.out.println(rot13("Hello, World! 123") + rot13(rot13("Twice")));
        for (char d = 'x'; d <= 'z'; d++) {
            System.out.print(d);
        }
        System.out.println();
        char up = (char) -1;
        System.out.println((int) up + " " + (up > 0) + " " + (up == 65535));
        int digits = 0;
        for (char d : "20a25".toCharArray()) {
            digits = digits * 16 + (d >= 'a' ? d - 'a' + 10 : d - '0');
        }
        System.out.println(digits);
        char[] letters = {'c', 'a', 'b'};
        letters[0] -= 1;
        letters[1] += letters[2] - letters[0];
        System.out.println(letters);
        System.out.println(String.valueOf(letters) + letters.length);
        System.out.println(Character.toChars(0x1F600).length + " " + Character.toString(0x41) + Character.getNumericValue('z') + Character.digit('f', 16) + Character.forDigit(11, 16));
        System.out.println(true ? 'x' : 0);
        int i = 0;
        System.out.println(false ? i : 'x');
        System.out.println(true ? null : 0);
        System.out.println((byte) 'é' + " " + (char) 0xe9);
        final char k = 'k';
        byte b = k;
        System.out.println(b);
    }
}
