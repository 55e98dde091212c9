// SPDX-License-Identifier: Apache-2.0
package switches;

public class EnumSwitch {
    enum Colour { RED, GREEN, BLUE, BLACK }

    enum Op {
        ADD, SUB, MUL;

        int apply(int a, int b) {
            return switch (this) {
                case ADD -> a + b;
                case SUB -> a - b;
                case MUL -> a * b;
            };
        }
    }

    static int old(Colour c) {
        int r = 0;
        switch (c) {
            case RED:
                r++;
            case BLUE:
                r += 10;
                break;
            case GREEN:
                r += 100;
            default:
                r += 1000;
        }
        return r;
    }

    static String mixed(Colour c) {
        return switch (c) {
            case RED, GREEN -> "warm" + c.ordinal();
            case null -> "null";
            case Colour x when x.name().length() == 4 -> "four letters " + x;
            case BLACK -> "black";
            default -> "rest";
        };
    }

    public static void main(String[] args) {
        for (Colour c : Colour.values()) {
            System.out.println(c + " " + old(c) + " " + mixed(c));
        }
        System.out.println(mixed(null));
        for (Op op : Op.values()) {
            System.out.println(op + " " + op.apply(6, 7));
        }
        Colour none = null;
        try {
            old(none);
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
        int i = 0;
        Colour c = Colour.RED;
        while (i < 10) {
            c = switch (c) {
                case RED -> {
                    i += 1;
                    yield Colour.GREEN;
                }
                case GREEN -> {
                    i += 2;
                    if (i > 6) {
                        yield Colour.BLACK;
                    }
                    yield Colour.BLUE;
                }
                case BLUE -> Colour.RED;
                case BLACK -> {
                    i += 100;
                    yield null;
                }
            };
        }
        System.out.println(i + " " + c);
    }
}
