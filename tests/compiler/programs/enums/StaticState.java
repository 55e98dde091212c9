// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

public class StaticState {
    enum Unit {
        BYTE("B", 1), KILO("kB", 1024), MEGA("MB", 1024 * 1024);

        private static final Map<String, Unit> BY_SYMBOL = new HashMap<>();

        static {
            for (Unit u : values()) {
                BY_SYMBOL.put(u.symbol, u);
            }
            System.out.println("units ready " + BY_SYMBOL.size());
        }

        final String symbol;
        final long factor;

        Unit(String symbol, long factor) {
            this.symbol = symbol;
            this.factor = factor;
            System.out.println("constructing " + name() + " " + ordinal());
        }

        static Unit of(String s) {
            return BY_SYMBOL.get(s);
        }
    }

    enum State {
        IDLE, RUNNING, DONE;

        State next(boolean ok) {
            return switch (this) {
                case IDLE -> RUNNING;
                case RUNNING -> ok ? DONE : IDLE;
                case DONE -> throw new IllegalStateException("already " + this);
            };
        }
    }

    enum Weekday {
        A, B, C;
        private Weekday opposite;

        static {
            A.opposite = C;
            C.opposite = A;
            B.opposite = B;
        }
    }

    public static void main(String[] args) {
        System.out.println("main");
        System.out.println(Unit.of("kB") + " " + Unit.of("MB").factor + " " + Unit.of("?"));
        State s = State.IDLE;
        boolean[] outcomes = {true, false, true, true, true};
        try {
            for (boolean ok : outcomes) {
                State n = s.next(ok);
                System.out.println(s + "->" + n);
                s = n;
            }
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Weekday.A.opposite + "" + Weekday.B.opposite + Weekday.C.opposite.opposite);
        Map<State, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            counts.merge(State.values()[i * i % 3], 1, Integer::sum);
        }
        System.out.println(counts);
    }
}
