// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

public class Validation {
    record Email(String value) {
        private static final Pattern FORM = Pattern.compile("[\\w.]+@[\\w.]+\\.\\w{2,}");

        Email {
            Objects.requireNonNull(value, "email");
            if (!FORM.matcher(value).matches()) {
                throw new IllegalArgumentException("not an email: " + value);
            }
            value = value.toLowerCase(Locale.ROOT);
        }

        String host() {
            return value.substring(value.indexOf('@') + 1);
        }
    }

    record Range(int low, int high) {
        static final Range EMPTY = new Range(0, 0);

        Range {
            if (low > high) {
                int t = low;
                low = high;
                high = t;
            }
        }

        Range(int single) {
            this(single, single + 1);
        }

        boolean overlaps(Range o) {
            return low < o.high && o.low < high;
        }

        Range join(Range o) {
            return new Range(Math.min(low, o.low), Math.max(high, o.high));
        }

        int size() {
            return high - low;
        }
    }

    record Team(String name, List<String> members, int... scores) {
        Team {
            members = List.copyOf(members);
            scores = scores.clone();
        }

        Team with(String member) {
            List<String> l = new ArrayList<>(members);
            l.add(member);
            return new Team(name, l, scores);
        }

        @Override
        public int[] scores() {
            return scores.clone();
        }

        int total() {
            int t = 0;
            for (int s : scores) {
                t += s;
            }
            return t;
        }
    }

    record Temperature(double celsius) {
        static Temperature ofFahrenheit(double f) {
            return new Temperature((f - 32) * 5 / 9);
        }

        double fahrenheit() {
            return celsius * 9 / 5 + 32;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Temperature(double c) && Math.abs(c - celsius) < 1e-9;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    public static void main(String[] args) {
        for (String s : new String[] {"Ann@Example.COM", "bad", "a@b.c", "x.y@z.org", null}) {
            try {
                Email e = new Email(s);
                System.out.println(e + " " + e.host() + " " + e.equals(new Email(s.toUpperCase(Locale.ROOT))));
            } catch (IllegalArgumentException | NullPointerException e) {
                System.out.println(e.getMessage());
            }
        }
        Range r = new Range(9, 3);
        System.out.println(r + " " + r.size() + new Range(5) + r.overlaps(new Range(8, 12)) + r.overlaps(new Range(9, 12)) + r.join(new Range(-1)) + Range.EMPTY.size());
        List<String> names = new ArrayList<>(List.of("a"));
        int[] scores = {1, 2};
        Team t = new Team("t", names, scores);
        names.add("b");
        scores[0] = 100;
        t.scores()[1] = 100;
        System.out.println(t.members() + " " + t.total() + t.with("z").members() + t.equals(new Team("t", List.of("a"), 1, 2)));
        try {
            t.members().add("x");
        } catch (UnsupportedOperationException e) {
            System.out.println("immutable");
        }
        try {
            t.with(null);
        } catch (NullPointerException e) {
            System.out.println("no null members");
        }
        System.out.println(Temperature.ofFahrenheit(212).equals(new Temperature(100)) + " " + new Temperature(37).fahrenheit() + " " + Collections.frequency(List.of(new Temperature(0), Temperature.ofFahrenheit(32)), new Temperature(-0.0)));
    }
}
