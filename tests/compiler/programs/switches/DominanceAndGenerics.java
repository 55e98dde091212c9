// SPDX-License-Identifier: Apache-2.0
package switches;

import java.util.function.Function;

public class DominanceAndGenerics {
    interface Animal {
        default String sound() {
            return "?";
        }
    }

    static class Dog implements Animal {
        public String sound() {
            return "woof";
        }
    }

    static class Puppy extends Dog {
        public String sound() {
            return "yip";
        }
    }

    static final class Cat implements Animal, Comparable<Cat> {
        public int compareTo(Cat o) {
            return 0;
        }
    }

    static String which(Animal a) {
        return switch (a) {
            case Puppy p -> "puppy " + p.sound();
            case Dog d -> "dog " + d.sound();
            case Comparable<?> c -> "comparable " + a.sound();
            default -> "animal " + a.sound();
        };
    }

    static <T extends Comparable<T>> String generic(T t, T limit) {
        return switch (t) {
            case Integer i when t.compareTo(limit) > 0 -> "int above " + limit;
            case String s when t.compareTo(limit) > 0 -> "string above " + limit;
            case Comparable<?> c -> "not above";
        };
    }

    static int sideEffects;

    static boolean check(int v) {
        sideEffects = sideEffects * 10 + v;
        return false;
    }

    static int guards(Object o) {
        return switch (o) {
            case String s when check(1) || check(2) -> 1;
            case String s when check(3) && check(4) -> 2;
            case CharSequence s when check(5) | check(6) -> 3;
            case Object x when check(7) -> 4;
            case Object x -> sideEffects;
        };
    }

    public static void main(String[] args) {
        System.out.println(which(new Dog()) + which(new Puppy()) + which(new Cat()) + which(new Animal() {}) + which(new Dog() {
            public String sound() {
                return "anonymous";
            }
        }));
        System.out.println(generic(5, 3) + generic("a", "b") + generic("c", "b") + generic(2.5, 1.5));
        System.out.println(guards("s") + " " + guards(5));
        Function<Object, Object> f = o -> switch (o) {
            case Integer i -> (Function<Integer, Integer>) j -> i + j;
            case Function<?, ?> g -> "function";
            default -> o;
        };
        Object g = f.apply(5);
        System.out.println(f.apply(g));
        if (g instanceof Function<?, ?> fn) {
            @SuppressWarnings("unchecked")
            Function<Integer, Integer> typed = (Function<Integer, Integer>) fn;
            System.out.println(typed.apply(37));
        }
        int r = 0;
        for (Object o : new Object[] {1, 'x', "s", 2L}) {
            switch (o) {
                case Integer i when i == 1 -> r += i;
                case Character c -> {
                    if (c == 'x') {
                        break;
                    }
                    r += 1000;
                }
                case String s -> {
                    continue;
                }
                default -> r += 20;
            }
            r += 300;
        }
        System.out.println(r);
    }
}
