// SPDX-License-Identifier: Apache-2.0
package switches;

import java.util.List;

public class EnumAndSealedMix {
    sealed interface Card permits Suit, Joker, Face {}
    enum Suit implements Card { CLUBS, SPADES { @Override int weight() { return 40; } }, HEARTS; int weight() { return ordinal() * 10; } }
    enum Joker implements Card { RED, BLACK }
    record Face(Suit suit, int rank) implements Card {}

    static int value(Card card) {
        return switch (card) {
            case Suit.CLUBS -> 1;
            case Suit.SPADES -> 2;
            case Joker.BLACK -> -1;
            case Face(Suit s, int rank) when s == Suit.HEARTS && rank > 10 -> 100 + rank;
            case Face(var s, var rank) when rank < 0 -> throw new IllegalArgumentException(s + " " + rank);
            case Face f -> f.rank + f.suit.weight();
            case Suit s -> 1000 + s.weight();
            case Joker j -> 2000 + j.ordinal();
        };
    }

    static String oldStyle(Suit suit) {
        String result = "";
        switch (suit) {
            case HEARTS:
                result += "h";
            case CLUBS:
                result += "c";
                break;
            default:
                result += "?";
        }
        return result;
    }

    static int withoutDefault(Joker joker) {
        return switch (joker) {
            case RED -> 'r';
            case BLACK -> 'b';
        };
    }

    static boolean isRed(Card card) {
        return switch (card) {
            case null -> false;
            case Suit.HEARTS, Joker.RED -> true;
            case Face(Suit suit, _) -> isRed(suit);
            default -> false;
        };
    }

    static <E extends Enum<E> & Card> String generic(E constant) {
        return switch ((Card) constant) {
            case Suit s when s.weight() >= 40 -> "heavy " + s.getDeclaringClass().getSimpleName();
            case Suit s -> "suit " + s.name();
            case Joker j -> "joker " + j.compareTo(Joker.RED);
            case Face _ -> throw new AssertionError();
        };
    }

    public static void main(String[] args) {
        List<Card> cards = List.of(Suit.CLUBS, Suit.SPADES, Suit.HEARTS, Joker.RED, Joker.BLACK, new Face(Suit.HEARTS, 12), new Face(Suit.HEARTS, 10), new Face(Suit.SPADES, 3), new Face(Suit.CLUBS, -4));
        for (Card card : cards) {
            try {
                System.out.println(card + " " + value(card) + " " + isRed(card));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        for (Suit suit : Suit.values()) {
            System.out.println(oldStyle(suit) + " " + generic(suit));
        }
        System.out.println(withoutDefault(Joker.RED) + withoutDefault(Joker.BLACK) + generic(Joker.BLACK) + isRed(null));
        try {
            value(null);
        } catch (NullPointerException e) {
            System.out.println("null card");
        }
        try {
            withoutDefault(null);
        } catch (NullPointerException e) {
            System.out.println("null joker");
        }
    }
}
