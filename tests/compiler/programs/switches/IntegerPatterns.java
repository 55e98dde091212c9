// SPDX-License-Identifier: Apache-2.0
package switches;

public class IntegerPatterns {
    static String size(Integer i) {
        return switch (i) {
            case 0 -> "zero";
            case 1, 2, 3 -> "few";
            case Integer x when x < 0 -> "negative " + x;
            case 1000 -> "thousand";
            case Integer x when x % 2 == 0 -> "even " + x / 2;
            case Integer x -> "odd " + x;
        };
    }

    static String text(String s) {
        return switch (s) {
            case "a", "b" -> "letter";
            case String t when t.length() > 3 -> "long " + t.charAt(3);
            case "xyz" -> "xyz!";
            case null -> "null";
            case String t -> "short " + t;
        };
    }

    static String character(Character c) {
        return switch (c) {
            case 'x' -> "ex";
            case Character d when Character.isDigit(d) -> "digit " + (d - '0');
            case 'y', 'z' -> "end";
            case Character d -> "char " + (int) d;
        };
    }

    static String object(Object o) {
        return switch (o) {
            case Integer i when i > 5 && i < 10 -> "between";
            case Integer i when i == 10 || i == 11 -> "ten or eleven";
            case Long l when l == i(l) -> "small long";
            case Long l -> "big long";
            case Byte b -> "byte " + (b + 1);
            case Short s -> "short " + (s + 1);
            case Float f when f.isNaN() -> "nan";
            case Float f -> "float " + f * 2;
            case Boolean b when b -> "yes";
            case Boolean b -> "no";
            case Number n -> "number " + n.intValue();
            default -> o.toString();
        };
    }

    static int i(long l) {
        return (int) l;
    }

    static int nestedReturn(Object o) {
        for (int k = 0; k < 3; k++) {
            int at = k;
            switch (o) {
                case Integer i when i == at:
                    return k * 100;
                case Integer i:
                    if (i > 5) {
                        break;
                    }
                    continue;
                case String s when s.length() == at:
                    k += 10;
                    break;
                default:
                    return -k;
            }
            k++;
        }
        return 77;
    }

    public static void main(String[] args) {
        for (int i : new int[] {0, 2, -5, 1000, 8, 9}) {
            System.out.print(size(i) + ", ");
        }
        System.out.println();
        for (String s : new String[] {"a", "abcd", "xyz", null, "q"}) {
            System.out.print(text(s) + ", ");
        }
        System.out.println();
        for (char c : "x7yq".toCharArray()) {
            System.out.print(character(c) + ", ");
        }
        System.out.println();
        for (Object o : new Object[] {7, 10, 12, 5L, 1L << 40, (byte) 1, (short) 2, Float.NaN, 1.5f, true, false, 2.9, "str"}) {
            System.out.print(object(o) + ", ");
        }
        System.out.println();
        for (Object o : new Object[] {0, 1, 2, 3, 9, "", "a", 'c'}) {
            System.out.print(nestedReturn(o) + " ");
        }
        System.out.println();
    }
}
