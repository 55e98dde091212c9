// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

public class InterfacesAndSwitches {
    interface Priced {
        int price();

        default int withTax() {
            return price() * 120 / 100;
        }
    }

    enum Fruit implements Priced { APPLE, PEAR, FIG;
        public int price() {
            return 10 * (ordinal() + 1);
        }
    }

    enum Tool implements Priced {
        SAW, AXE;

        public int price() {
            return switch (this) {
                case SAW -> 500;
                case AXE -> 700;
            };
        }

        @Override
        public int withTax() {
            return Priced.super.withTax() + 1;
        }
    }

    enum Empty implements Priced {
        ;

        public int price() {
            return 0;
        }
    }

    static <E extends Enum<E> & Priced> E cheapest(Class<E> type) {
        E best = null;
        for (E e : type.getEnumConstants()) {
            if (best == null || e.price() < best.price()) {
                best = e;
            }
        }
        return best;
    }

    static String describe(Priced p) {
        return switch (p) {
            case Fruit f when f == Fruit.FIG -> "a fig";
            case Fruit f -> "fruit " + f.name().charAt(0);
            case Tool.SAW -> "the saw";
            case Tool t -> "tool " + t;
            default -> "other";
        };
    }

    static int nested(Fruit f, Tool t) {
        int r = 0;
        switch (f) {
            case APPLE:
                switch (t) {
                    case SAW -> r += 1;
                    case AXE -> r += 2;
                }
                r += 10;
            case FIG:
                r += 100;
                break;
            default:
                r += switch (t) {
                    case SAW -> {
                        if (f.price() > 15) {
                            yield 1000;
                        }
                        yield 2000;
                    }
                    case AXE -> 3000;
                };
        }
        return r;
    }

    public static void main(String[] args) {
        Priced[] all = {Fruit.APPLE, Fruit.FIG, Tool.SAW, Tool.AXE, () -> 7};
        for (Priced p : all) {
            System.out.print(describe(p) + " " + p.price() + " " + p.withTax() + "; ");
        }
        System.out.println();
        System.out.println(cheapest(Fruit.class) + " " + cheapest(Tool.class) + " " + cheapest(Empty.class) + Empty.values().length);
        for (Fruit f : Fruit.values()) {
            for (Tool t : Tool.values()) {
                System.out.print(nested(f, t) + " ");
            }
        }
        System.out.println();
        System.out.println(Arrays.stream(Fruit.values()).sorted(Comparator.comparing(Fruit::name).reversed()).toList() + " " + Arrays.stream(Fruit.values()).collect(Collectors.toMap(Fruit::price, f -> f, (a, b) -> a, TreeMap::new)));
        Map<Fruit, List<Tool>> m = new TreeMap<>(Comparator.comparing(Fruit::price).reversed());
        for (Fruit f : Fruit.values()) {
            m.put(f, List.of(Tool.values()[f.ordinal() % 2]));
        }
        System.out.println(m + " " + Fruit.valueOf("PEAR").compareTo(Fruit.FIG) + Collections(Fruit.PEAR, Fruit.APPLE));
    }

    @SafeVarargs
    static <E extends Comparable<E>> E Collections(E... es) {
        return java.util.Collections.min(Arrays.asList(es));
    }
}
