// SPDX-License-Identifier: Apache-2.0
package switches;

public class TableSwitch {
    static String table(int i) {
        switch (i) {
            case -2:
                return "minus two";
            case -1:
                return "minus one";
            case 0:
                return "zero";
            case 1:
            case 2:
                return "small";
            case 4:
                return "four";
        }
        return "none";
    }

    static int fall(int i) {
        int r = 0;
        switch (i) {
            case 0:
                r += 1;
            case 1:
                r += 10;
            default:
                r += 100;
            case 3:
                r += 1000;
                break;
            case 2:
                r += 10000;
        }
        return r;
    }

    static int limits(int i) {
        return switch (i) {
            case Integer.MAX_VALUE -> 1;
            case Integer.MAX_VALUE - 1 -> 2;
            case Integer.MAX_VALUE - 2 -> 3;
            default -> 0;
        };
    }

    static int low(int i) {
        return switch (i) {
            case Integer.MIN_VALUE -> 1;
            case Integer.MIN_VALUE + 1 -> 2;
            case Integer.MIN_VALUE + 2 -> 3;
            case Integer.MIN_VALUE + 3 -> 4;
            default -> 0;
        };
    }

    public static void main(String[] args) {
        for (int i = -4; i < 7; i++) {
            System.out.println(i + " " + table(i) + " " + fall(i));
        }
        for (int i : new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 3, Integer.MIN_VALUE, Integer.MIN_VALUE + 3, Integer.MIN_VALUE + 4}) {
            System.out.println(i + " " + limits(i) + " " + low(i));
        }
        for (char c = 'a'; c < 'h'; c++) {
            switch (c) {
                case 'a', 'c', 'e' -> System.out.print("odd ");
                case 'b', 'd' -> System.out.print("even ");
                default -> System.out.print("late ");
            }
        }
        System.out.println();
        byte b = -3;
        switch (b) {
            case -128 -> System.out.println("min");
            case -3 -> System.out.println("match");
            case 127 -> System.out.println("max");
        }
        switch (Integer.valueOf(3)) {
            case 3:
                System.out.println("unboxed");
        }
        switch (args.length) {
        }
        switch (args.length) {
            default:
                System.out.println("default only");
        }
    }
}
