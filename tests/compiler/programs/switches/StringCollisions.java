// SPDX-License-Identifier: Apache-2.0
package switches;

public class StringCollisions {
    // Strings with equal hash codes, empty and long ones, constants that are expressions, switches in switches.
    static final String PREFIX = "co";

    static int kind(String s) {
        switch (s) {
            case "Aa":
                return 1;
            case "BB":
                return 2;
            case "AaAa", "BBBB":
                return 3;
            case "AaBB":
                return 4;
            case "":
                return 5;
            case PREFIX + "rto":
                return 6;
            case "\u0000":
                return 7;
            case "ß", "😀":
                return 8;
            default:
                return s.hashCode() == "Aa".hashCode() ? -2 : -1;
        }
    }

    static String fall(String s) {
        StringBuilder out = new StringBuilder();
        switch (s) {
            default:
                out.append('d');
            case "x":
                out.append('x');
            case "y":
                out.append('y');
                break;
            case "z":
                out.append('z');
        }
        return out.toString();
    }

    static String nullable(String s) {
        return switch (s) {
            case null -> "null";
            case "null" -> "text";
            case String t when t.length() > 5 && switch (t.charAt(5)) { case 'q', 'Q' -> true; default -> false; } -> "q at five";
            case "BB" -> "BB";
            case String t when t.hashCode() == 2112 -> "collides with BB";
            default -> switch (s.length()) {
                case 0 -> "empty";
                case 1, 2 -> {
                    String twice = s + s;
                    yield twice;
                }
                default -> throw new IllegalArgumentException(s);
            };
        };
    }

    public static void main(String[] args) {
        String[] texts = {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "corto", "co", "\0", "ß", "\uD83D\uDE00", "C#", "x", "y", "z", "null", "abcdeQ", "abcdefg", new String("Aa"), new StringBuilder("B").append('B').toString()};
        for (String text : texts) {
            String third;
            try {
                third = nullable(text);
            } catch (IllegalArgumentException e) {
                third = "refused " + e.getMessage();
            }
            System.out.println(kind(text) + " " + fall(text) + " " + third + " " + text.hashCode());
        }
        System.out.println(nullable(null));
        try {
            kind(null);
        } catch (NullPointerException e) {
            System.out.println("NullPointerException");
        }
    }
}
