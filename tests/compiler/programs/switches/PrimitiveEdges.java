// SPDX-License-Identifier: Apache-2.0
package switches;

public class PrimitiveEdges {
    static int shorts(short s) {
        return switch (s) {
            case Short.MIN_VALUE -> -1;
            case Short.MAX_VALUE -> 1;
            case 0 -> 0;
            default -> s > 0 ? 2 : -2;
        };
    }

    static int chars(char c) {
        switch (c) {
            case '\0':
                return 0;
            case '\uffff':
                return 1;
            case 'é':
                return 2;
            case 'z':
            case 'Z':
                return 3;
        }
        return -1;
    }

    static int bytes(byte b) {
        return switch (b) {
            case Byte.MIN_VALUE, Byte.MAX_VALUE -> 9;
            case -1 -> 8;
            case (byte) 200 -> 7;
            default -> b;
        };
    }

    static String characterBox(Character c) {
        return switch (c) {
            case 'a' -> "A";
            case 'b' -> "B";
            default -> "other";
        };
    }

    public static void main(String[] args) {
        for (int i : new int[] {-32768, -32767, -1, 0, 1, 32767}) {
            System.out.print(shorts((short) i) + " ");
        }
        for (char c : new char[] {0, 1, 0xffff, 'é', 'z', 'Z', 'y'}) {
            System.out.print(chars(c) + " ");
        }
        for (int i : new int[] {-128, 127, -1, 200, 5, -56, -57}) {
            System.out.print(bytes((byte) i) + " ");
        }
        System.out.println();
        System.out.println(characterBox('a') + characterBox('b') + characterBox('c'));
        Character none = null;
        Integer nothing = null;
        try {
            characterBox(none);
        } catch (NullPointerException e) {
            System.out.println("NPE 1");
        }
        try {
            switch (nothing) {
                case 1 -> System.out.println("one");
                default -> System.out.println("default");
            }
        } catch (NullPointerException e) {
            System.out.println("NPE 2");
        }
        Integer boxed = 1000;
        System.out.println(switch (boxed) {
            case 1000 -> "thousand";
            case Integer i when i > 1000 -> "more";
            case Integer i -> "less";
        });
        int x = 5;
        switch (x++) {
            case 5:
                x *= 2;
            case 6:
                x -= 1;
        }
        System.out.println(x);
        switch (x) {
            case 11: {
                int y = x;
                System.out.println(y);
                break;
            }
            case 12:
                int y = 3;
                System.out.println(y);
        }
        for (int i = 0; i < 5; i++) {
            switch (i) {
                case 1:
                    continue;
                case 3:
                    break;
                default:
                    System.out.print(i);
            }
            System.out.print(";");
        }
        System.out.println();
    }
}
