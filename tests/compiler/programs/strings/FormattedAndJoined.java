// SPDX-License-Identifier: Apache-2.0
package strings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

public class FormattedAndJoined {
    static class Money {
        final long cents;

        Money(long cents) {
            this.cents = cents;
        }

        @Override
        public String toString() {
            return (cents < 0 ? "-" : "") + Math.abs(cents) / 100 + "." + (Math.abs(cents) % 100 < 10 ? "0" : "") + Math.abs(cents) % 100;
        }
    }

    public static void main(String[] args) {
        System.out.println("" + new Money(5) + new Money(-5) + new Money(12345) + new Money(-100) + Arrays.asList(new Money(1), new Money(200)));
        List<Object> self = new ArrayList<>();
        self.add(1);
        self.add(self);
        self.add(null);
        System.out.println(self);
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("k", map);
        map.put(null, 'c');
        map.put(List.of(), new int[0].length);
        System.out.println(map);
        System.out.println(new LinkedHashSet<>(List.of(3, 1, 2)) + "" + Collections.singletonMap("a", List.of("b")) + Arrays.asList() + new HashMap<>() + Arrays.asList((Object) null));
        Object[] objects = {1, 2L, 3.0f, 4.0, 'c', "s", true, null, new Money(99), (byte) 1, (short) 2, new StringBuilder("sb"), new Object[0].length};
        StringBuilder sb = new StringBuilder();
        for (Object o : objects) {
            sb.append(o).append('|').append(String.valueOf(o)).append('|').append("" + o).append(' ');
        }
        System.out.println(sb);
        System.out.println(String.join("; ", Collections.nCopies(3, "x")) + String.join("-", new ArrayList<>(List.of("p", "q"))) + List.of("a", "b").toString().substring(1, 5));
        int[] xs = {3, 1, 2};
        String joined = "";
        for (int i = 0; i < xs.length; i++) {
            joined += (i > 0 ? ", " : "") + xs[i];
        }
        System.out.println(joined + " " + Arrays.toString(xs).replaceAll("[\\[\\] ]", "") + "%d items".formatted(xs.length) + "%s".formatted((Object) null));
        Exception e = new IllegalArgumentException("bad", new RuntimeException("cause"));
        System.out.println(e + " " + e.getCause() + " " + Thread.State.NEW + " " + java.math.RoundingMode.HALF_UP + " " + new Object().toString().startsWith("java.lang.Object@"));
        System.out.println(1 + 'a' + "b" + 1 + 'c' + 2L + 3f + 4d + (char) 100 + (1 + 2) + -1 + +2 + ~3);
    }
}
