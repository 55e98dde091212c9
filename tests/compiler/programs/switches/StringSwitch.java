// SPDX-License-Identifier: Apache-2.0
package switches;

public class StringSwitch {
    static int number(String s) {
        switch (s) {
            case "zero":
                return 0;
            case "one":
                return 1;
            case "Aa":
                return 100;
            case "BB":
                return 200;
            case "AaAa":
                return 300;
            case "BBBB":
                return 400;
            case "AaBB":
                return 500;
            case "":
                return -1;
            case "grüße":
                return 7;
            case "\ud83d\ude00":
                return 8;
            default:
                return 999;
        }
    }

    static String kind(String s) {
        return switch (s) {
            case "mon", "tue", "wed", "thu", "fri" -> "work";
            case "sat", "sun" -> "rest";
            case null -> "nothing";
            default -> "unknown " + s;
        };
    }

    public static void main(String[] args) {
        for (String s : new String[] {"zero", "one", "Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "grüße", "\ud83d\ude00", "Zero", "C#"}) {
            System.out.println(s + " " + number(s) + " " + s.hashCode());
        }
        System.out.println(number(new String("one")) + " " + number("ze" + "ro".substring(0)) + " " + number(new StringBuilder("enorez").reverse().substring(0, 4)));
        for (String s : new String[] {"mon", "sun", "xxx", null}) {
            System.out.println(kind(s));
        }
        String none = null;
        try {
            number(none);
        } catch (NullPointerException e) {
            System.out.println(e.getClass().getName());
        }
        int total = 0;
        for (String token : "push 3 push 4 add dup mul pop".split(" ")) {
            switch (token) {
                case "push" -> total += 1;
                case "add" -> total *= 2;
                case "dup", "pop" -> {
                    total += 5;
                    if (token.equals("pop")) {
                        total = -total;
                    }
                }
                case "mul" -> total *= total;
                default -> total += Integer.parseInt(token);
            }
        }
        System.out.println(total);
    }
}
