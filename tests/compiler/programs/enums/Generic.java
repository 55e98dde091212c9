// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

public class Generic {
    enum Small { A, B, C }

    enum Flag { READ, WRITE, EXEC }

    static <E extends Enum<E>> String joined(Class<E> type) {
        StringBuilder sb = new StringBuilder();
        for (E e : type.getEnumConstants()) {
            sb.append(e.ordinal()).append(e.name()).append(' ');
        }
        return sb.toString();
    }

    static <E extends Enum<E>> E max(Iterable<E> all) {
        E best = null;
        for (E e : all) {
            if (best == null || e.compareTo(best) > 0) {
                best = e;
            }
        }
        return best;
    }

    static int mask(EnumSet<Flag> flags) {
        int m = 0;
        for (Flag f : flags) {
            m |= 1 << f.ordinal();
        }
        return m;
    }

    static EnumSet<Flag> flags(int mask) {
        EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
        for (Flag f : Flag.values()) {
            if ((mask >> f.ordinal() & 1) != 0) {
                set.add(f);
            }
        }
        return set;
    }

    static <E extends Enum<E>, V> Map<E, V> table(Class<E> type, java.util.function.Function<E, V> f) {
        Map<E, V> map = new EnumMap<>(type);
        for (E e : EnumSet.allOf(type)) {
            map.put(e, f.apply(e));
        }
        return map;
    }

    public static void main(String[] args) {
        System.out.println(joined(Small.class) + joined(Flag.class));
        System.out.println(max(List.of(Small.B, Small.A)) + " " + max(Arrays.asList(Flag.values())) + " " + Generic.<Small>max(List.of()));
        for (int m = 0; m < 8; m++) {
            System.out.print(flags(m) + "" + mask(flags(m)) + " ");
        }
        System.out.println();
        System.out.println(table(Small.class, e -> e.name().repeat(e.ordinal() + 1)) + " " + table(Flag.class, Enum::ordinal));
        int[][] transitions = new int[Small.values().length][Flag.values().length];
        for (Small s : Small.values()) {
            for (Flag f : Flag.values()) {
                transitions[s.ordinal()][f.ordinal()] = s.name().charAt(0) * f.name().length();
            }
        }
        System.out.println(Arrays.deepToString(transitions));
        System.out.println(Small.A.compareTo(Small.C) + " " + Small.class.getSimpleName() + " " + Flag.class.getName());
    }
}
