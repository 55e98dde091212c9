// SPDX-License-Identifier: Apache-2.0
package init;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class EnumAndHolderOrder {
    // Which initialiser runs when, with lazy holders, enums with static maps, interfaces with fields, constants that need none.
    static final List<String> order = new ArrayList<>();

    static <T> T note(String what, T value) {
        order.add(what);
        return value;
    }

    enum Planet {
        MERCURY(1), VENUS(2);

        private static final Map<Integer, Planet> BY_NUMBER = new HashMap<>();

        static {
            for (Planet p : values()) {
                BY_NUMBER.put(p.number, p);
            }
            note("Planet static", null);
        }

        final int number;

        Planet(int number) {
            this.number = note("Planet " + name(), number);
        }

        static Planet of(int number) {
            return BY_NUMBER.get(number);
        }
    }

    static class Lazy {
        static final int CONSTANT = 5;
        static final Integer BOXED = note("Lazy.BOXED", 6);

        private static final class Holder {
            static final Lazy INSTANCE = note("Holder", new Lazy());
        }

        static Lazy instance() {
            return Holder.INSTANCE;
        }

        Lazy() {
            note("Lazy()", null);
        }
    }

    interface WithField {
        Object FIELD = note("WithField", "f");

        static int plain() {
            return 1;
        }
    }

    interface WithDefault {
        Object FIELD = note("WithDefault", "d");

        default void something() {}
    }

    static class Implements implements WithField, WithDefault {
        static {
            note("Implements", null);
        }
    }

    static class Parent {
        static String text = note("Parent", "p");
        static final String COMPUTED = text + 1;
    }

    static class Child extends Parent {
        static {
            note("Child", null);
        }

        static final int SIZE = note("Child.SIZE", 3);
    }

    static class Cycle1 {
        static final int A = note("Cycle1", Cycle2.B + 1);
    }

    static class Cycle2 {
        static final int B = note("Cycle2", Cycle1.A + 10);
    }

    static void flush(Object result) {
        System.out.println(result + " " + order);
        order.clear();
    }

    public static void main(String[] args) {
        flush("start");
        flush(Lazy.CONSTANT);
        flush(Lazy.BOXED);
        flush(Lazy.instance() == Lazy.instance());
        flush(new Child[2].length);
        flush(Child.text + Child.COMPUTED);
        flush(Child.SIZE);
        flush(new Implements() != null);
        flush(WithField.plain());
        flush(Implements.class.getSimpleName());
        flush(Planet.of(2));
        flush(new EnumMap<>(Map.of(Planet.VENUS, 1)));
        flush(Cycle2.B + " " + Cycle1.A);
        Object nothing = null;
        flush(nothing instanceof Cycle1);
    }
}
