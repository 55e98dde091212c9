// SPDX-License-Identifier: Apache-2.0
package switches;

public class EnumConstantsQualified {
    sealed interface Card permits Suit, Joker {}

    enum Suit implements Card { CLUBS, DIAMONDS, HEARTS, SPADES }

    enum Joker implements Card { SMALL, BIG }

    static int value(Card c) {
        return switch (c) {
            case Suit.CLUBS -> 1;
            case Suit.SPADES -> 4;
            case Suit s when s == Suit.HEARTS -> 30;
            case Suit s -> 2;
            case Joker.BIG -> 100;
            case Joker j -> 50 + j.ordinal();
        };
    }

    static String object(Object o) {
        return switch (o) {
            case Suit.DIAMONDS -> "diamonds";
            case Joker.SMALL -> "small";
            case Suit s -> "suit " + s;
            case Enum<?> e -> "enum " + e.name();
            case String s -> s;
            default -> "?";
        };
    }

    public static void main(String[] args) {
        for (Suit s : Suit.values()) {
            System.out.println(s + " " + value(s) + " " + object(s));
        }
        for (Joker j : Joker.values()) {
            System.out.println(j + " " + value(j) + " " + object(j));
        }
        System.out.println(object("str") + object(1));
        Suit s = Suit.valueOf("HEARTS");
        switch (s) {
            case CLUBS, DIAMONDS -> System.out.println("minor");
            case HEARTS, SPADES -> System.out.println("major");
        }
        int sum = 0;
        for (Suit a : Suit.values()) {
            for (Joker b : Joker.values()) {
                switch (a) {
                    case HEARTS:
                        switch (b) {
                            case BIG:
                                sum += 1;
                                break;
                            case SMALL:
                                sum += 10;
                        }
                        break;
                    case SPADES:
                        sum += 100;
                    default:
                        sum += 1000;
                }
            }
        }
        System.out.println(sum);
    }
}
