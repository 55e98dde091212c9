// SPDX-License-Identifier: Apache-2.0
package strings;

public class Concat {
    static int n;

    static String next() {
        return "n" + n++;
    }

    static class Named {
        public String toString() {
            n += 10;
            return "named" + n;
        }
    }

    static class NullString {
        public String toString() {
            return null;
        }
    }

    public static void main(String[] args) {
        byte b = -1;
        short s = -300;
        char c = 'q';
        long l = Long.MIN_VALUE;
        float f = 1.1f;
        double d = -0.0;
        boolean z = true;
        Object o = null;
        String nil = null;
        System.out.println("" + b + s + c + l + f + d + z + o + nil);
        System.out.println(1 + 2 + "x" + 1 + 2 + 'c' + ('c' + 1) + (1 + 2));
        System.out.println(c + c + "" + c + c);
        System.out.println(nil + nil);
        System.out.println(next() + next() + n + next() + new Named() + n);
        System.out.println("a" + new NullString() + "b" + (Object) new NullString());
        nil += "x";
        nil += 5;
        nil += 'c';
        nil += 2.5;
        nil += null;
        nil += new char[0].length;
        System.out.println(nil);
        String constant = "\u0001\u0002" + n + "\u0001" + z + "\u0002";
        System.out.println(constant.length() + " " + (int) constant.charAt(0));
        String unicode = "é" + 'ü' + "\u20ac" + "\ud83d\ude00" + n;
        System.out.println(unicode + unicode.length());
        String[] parts = {"p"};
        int i = 0;
        parts[i++] += i + "q" + i++;
        System.out.println(parts[0] + i);
        StringBuilder long200 = new StringBuilder();
        String big = "";
        for (int k = 0; k < 30; k++) {
            big = k + big + (char) ('a' + k % 26);
        }
        System.out.println(big);
        System.out.println(n + "1" + n + "2" + n + "3" + n + "4" + n + "5" + n + "6" + n + "7" + n + "8" + n + "9" + n + "10" + n + "11" + n + "12" + n + "13" + n + "14" + n
                + l + l + l + l + b + s + c + f + d + z + o + nil + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n);
        System.out.println(long200.append("x").append(1) + "" + args.length + Integer.MIN_VALUE + Long.MAX_VALUE + Float.NaN + Double.MIN_VALUE);
    }
}
