// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.function.IntBinaryOperator;

public class Bodies {
    enum Op implements IntBinaryOperator {
        PLUS("+") {
            public int applyAsInt(int a, int b) {
                return a + b;
            }
        },
        MINUS("-") {
            public int applyAsInt(int a, int b) {
                return a - b;
            }

            @Override
            String describe() {
                return "subtraction " + super.describe();
            }
        },
        TIMES("*") {
            private int calls;

            public int applyAsInt(int a, int b) {
                calls++;
                return a * b + calls * 1000;
            }
        };

        final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }

        String describe() {
            return name() + symbol;
        }

        Op next() {
            return values()[(ordinal() + 1) % values().length];
        }
    }

    enum Level {
        LOW, MID, HIGH;

        static final Level DEFAULT = MID;
        private static int changes;

        Level up() {
            changes++;
            return this == HIGH ? HIGH : values()[ordinal() + 1];
        }

        abstract static class Inner {}
    }

    enum Single { INSTANCE;
        int state = 5;

        int bump() {
            return ++state;
        }
    }

    interface Rank {
        int rank();

        default boolean above(Rank o) {
            return rank() > o.rank();
        }
    }

    enum Card implements Rank {
        TWO, KING {
            @Override
            public int rank() {
                return 100;
            }
        };

        @Override
        public int rank() {
            return ordinal() + 2;
        }
    }

    public static void main(String[] args) {
        for (Op op : Op.values()) {
            System.out.println(op + " " + op.describe() + " " + op.applyAsInt(7, 3) + " " + op.applyAsInt(1, 1) + " " + op.next() + " " + op.getDeclaringClass().getSimpleName() + " " + (op.getClass() == Op.class) + " " + op.getClass().getName());
        }
        System.out.println(Level.DEFAULT.up() + " " + Level.HIGH.up() + " " + Level.changes);
        System.out.println(Single.INSTANCE.bump() + Single.INSTANCE.bump() + " " + Single.valueOf("INSTANCE").state);
        System.out.println(Card.KING.above(Card.TWO) + " " + Card.TWO.rank() + Card.KING.rank());
        Op o = Op.valueOf("TIMES");
        System.out.println(switch (o) {
            case PLUS -> 1;
            case MINUS -> 2;
            case TIMES -> 3;
        });
    }
}
