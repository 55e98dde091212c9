// SPDX-License-Identifier: Apache-2.0
package strings;

public class ConcatOfEverything {
    static int order;

    static <T> T in(T value) {
        order = order * 10 + 1;
        return value;
    }

    @Override
    public String toString() {
        order++;
        return "self" + order;
    }

    static final class NullText {
        @Override
        public String toString() {
            return null;
        }
    }

    static final class Angry {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    public static void main(String[] args) {
        boolean z = true;
        byte b = -128;
        short s = 12345;
        char c = '☃';
        int i = Integer.MIN_VALUE;
        long l = Long.MIN_VALUE;
        float f = -0f;
        double d = 1e-300;
        String none = null;
        Object[] objects = null;
        System.out.println("" + z + b + s + c + i + l + f + d + none + objects + 'x' + 1 + 2L + null);
        System.out.println(1 + 2 + "3" + 4 * 5 + (6 + 7) + 'a' + ('a' + 1) + (char) ('a' + 1) + -1 + +2 + (byte) 300 + 010 + 0x10L + 1_0.0f);
        System.out.println("\1\2 constant" + c + "\1" + '\2' + "\0" + none);
        ConcatOfEverything self = new ConcatOfEverything();
        System.out.println("a" + self + in("x") + self + in(5) + order);
        String text = "start";
        text += 1 + 1;
        text += 'c' + 1;
        text += none + "tail";
        char[] chars = {'h', 'i'};
        text += String.valueOf(chars) + chars.length;
        System.out.println(text);
        Object o = "obj";
        o += "ect";
        CharSequence q = new StringBuilder("seq");
        String[] array = {"e", null};
        int at = 0;
        array[at++] += array[at] + at++ + at;
        System.out.println(o + " " + q + array[0] + at);
        System.out.println("null text: " + new NullText() + String.valueOf((Object) null) + new NullText());
        try {
            System.out.println("never " + in(1) + new Angry() + in(2));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        String big = "";
        for (int k = 0; k < 40; k++) {
            big = k + big + (k % 2 == 0 ? "é" : k % 3 == 0 ? "€" : "") + (k > 20 ? null : k * 0.5);
        }
        System.out.println(big.length() + " " + big.hashCode() + big);
        final String constant = "con" + "stant" + 1 + 'c' + true + 2.5 + (1 > 0 ? "yes" : "no");
        System.out.println(constant + (constant == "constant1ctrue2.5yes"));
        System.out.println(z + "" + b + "" + s + "" + c + "" + i + "" + l + "" + f + "" + d + "" + z + "" + b + "" + s + "" + c + "" + i + "" + l + "" + f + "" + d + "" + none + "" + z + b + s + c + i + l + f + d + z + b + s + c + i + l + f + d + z + b + s + c + i + l + f + d);
    }
}
