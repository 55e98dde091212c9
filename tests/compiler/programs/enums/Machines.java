// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.function.UnaryOperator;

public class Machines {
    enum Door {
        OPEN {
            @Override
            Door on(Event e) {
                return e == Event.PUSH ? CLOSED : super.on(e);
            }
        },
        CLOSED {
            @Override
            Door on(Event e) {
                return switch (e) {
                    case PULL -> OPEN;
                    case LOCK -> LOCKED;
                    default -> super.on(e);
                };
            }
        },
        LOCKED {
            private int attempts;

            @Override
            Door on(Event e) {
                if (e == Event.UNLOCK) {
                    attempts = 0;
                    return CLOSED;
                }
                if (++attempts >= 3) {
                    throw new IllegalStateException("alarm after " + attempts);
                }
                return this;
            }
        };

        Door on(Event e) {
            return this;
        }

        boolean passable() {
            return this == OPEN;
        }
    }

    enum Event { PUSH, PULL, LOCK, UNLOCK }

    enum Op implements IntBinaryOperator {
        ADD('+', 1, Integer::sum), SUB('-', 1, (a, b) -> a - b), MUL('*', 2, (a, b) -> a * b), POW('^', 3, (a, b) -> {
            int r = 1;
            while (b-- > 0) {
                r *= a;
            }
            return r;
        });

        private static final Map<Character, Op> BY_SYMBOL = new java.util.TreeMap<>();

        static {
            for (Op o : values()) {
                if (BY_SYMBOL.put(o.symbol, o) != null) {
                    throw new AssertionError();
                }
            }
        }

        final char symbol;
        final int precedence;
        private final IntBinaryOperator f;

        Op(char symbol, int precedence, IntBinaryOperator f) {
            this.symbol = symbol;
            this.precedence = precedence;
            this.f = f;
        }

        @Override
        public int applyAsInt(int a, int b) {
            return f.applyAsInt(a, b);
        }

        static Op of(char c) {
            return BY_SYMBOL.get(c);
        }
    }

    enum Colour {
        RED(0xff0000), GREEN(0x00ff00), BLUE(0x0000ff);

        final int rgb;

        Colour(int rgb) {
            this.rgb = rgb;
        }

        static int mix(Colour... cs) {
            int r = 0;
            for (Colour c : cs) {
                r |= c.rgb;
            }
            return r;
        }

        private static final UnaryOperator<Colour> NEXT = c -> values()[(c.ordinal() + 1) % values().length];

        Colour next() {
            return NEXT.apply(this);
        }
    }

    static int evaluate(String s) {
        int[] values = new int[20];
        Op[] ops = new Op[20];
        int v = 0;
        int o = 0;
        for (int i = 0; i <= s.length(); i++) {
            Op op = i < s.length() ? Op.of(s.charAt(i)) : null;
            if (i < s.length() && op == null) {
                values[v++] = s.charAt(i) - '0';
                continue;
            }
            while (o > 0 && (op == null || ops[o - 1].precedence >= op.precedence)) {
                v--;
                values[v - 1] = ops[--o].applyAsInt(values[v - 1], values[v]);
            }
            if (op != null) {
                ops[o++] = op;
            }
        }
        return values[0];
    }

    public static void main(String[] args) {
        Door d = Door.OPEN;
        Map<Door, Integer> visits = new EnumMap<>(Door.class);
        try {
            for (Event e : new Event[] {Event.LOCK, Event.PUSH, Event.PUSH, Event.LOCK, Event.PULL, Event.UNLOCK, Event.PULL, Event.PUSH, Event.LOCK, Event.PUSH, Event.PUSH, Event.LOCK, Event.PULL}) {
                d = d.on(e);
                visits.merge(d, 1, Integer::sum);
                System.out.print(d + (d.passable() ? "! " : " "));
            }
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(visits + " " + d.getDeclaringClass().getSimpleName() + d.getClass().isAnonymousClass());
        System.out.println(evaluate("2+3*4") + " " + evaluate("2*3^2-1") + " " + evaluate("9-3-2") + " " + evaluate("7"));
        System.out.println(Integer.toHexString(Colour.mix(Colour.RED, Colour.BLUE)) + Colour.BLUE.next() + Colour.mix());
        Set<Event> seen = EnumSet.noneOf(Event.class);
        for (Door x : Door.values()) {
            for (Event e : Event.values()) {
                if (x != Door.LOCKED && x.on(e) != x) {
                    seen.add(e);
                }
            }
        }
        System.out.println(seen + " " + EnumSet.complementOf((EnumSet<Event>) seen));
    }
}
