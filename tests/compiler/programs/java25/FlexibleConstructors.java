// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.ArrayList;
import java.util.List;

public class FlexibleConstructors {
    static final List<String> trace = new ArrayList<>();

    static class Base {
        final String seen;

        Base(String name) {
            seen = describe();
            trace.add("Base(" + name + ")");
        }

        String describe() {
            return "base";
        }
    }

    /// Fields assigned before `super(…)` are visible to methods that the super constructor calls.
    static class Early extends Base {
        final int size;
        final String label;
        int initialised = trace.size() + 100;

        Early(int size) {
            if (size < 0) {
                trace.add("refused " + size);
                throw new IllegalArgumentException("size " + size);
            }
            String computed;
            try {
                computed = Integer.toString(1000 / size);
            } catch (ArithmeticException e) {
                computed = "infinite";
            }
            this.size = size;
            this.label = "<" + computed + ">";
            super(label(computed));
            trace.add("Early " + initialised);
        }

        Early() {
            int chosen = 0;
            for (int i = 1; i < 20; i += i) {
                chosen += i;
            }
            this(chosen);
            trace.add("Early()");
        }

        private static String label(String text) {
            return "early-" + text;
        }

        @Override
        String describe() {
            return label + "/" + size + "/" + initialised;
        }
    }

    record Range(int low, int high) {
        Range(String text) {
            int dash = text.indexOf('-');
            if (dash < 1) {
                throw new IllegalArgumentException("no range: " + text);
            }
            int low = Integer.parseInt(text, 0, dash, 10);
            int high = Integer.parseInt(text, dash + 1, text.length(), 10);
            this(Math.min(low, high), Math.max(low, high));
        }
    }

    enum Unit {
        METRE(1000), INCH("25.4");

        final double millimetres;

        Unit(double millimetres) {
            this.millimetres = millimetres;
        }

        Unit(String text) {
            var parsed = Double.parseDouble(text);
            this(parsed);
        }
    }

    class Inner extends Base {
        final Runnable later;

        Inner(int x) {
            Runnable now = () -> trace.add("lambda before super " + x);
            now.run();
            super("inner " + x);
            later = () -> trace.add("after " + seen + " " + outer);
        }
    }

    String outer = "outer";

    public static void main(String[] args) {
        System.out.println(new Early(8).seen);
        System.out.println(new Early(0).seen);
        System.out.println(new Early().seen);
        try {
            new Early(-3);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        for (String text : List.of("3-9", "40-2", "x", "1-x")) {
            try {
                System.out.println(new Range(text));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
        for (Unit unit : Unit.values()) {
            System.out.println(unit + " " + unit.millimetres);
        }
        new FlexibleConstructors().new Inner(7).later.run();
        trace.forEach(System.out::println);
    }
}
