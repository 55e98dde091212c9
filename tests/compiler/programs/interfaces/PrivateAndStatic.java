// SPDX-License-Identifier: Apache-2.0
package interfaces;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

public class PrivateAndStatic {
    interface Sized {
        int size();

        private static String plural(int n, String noun) {
            return n + " " + noun + (n == 1 ? "" : "s");
        }

        private String describe(String noun) {
            return plural(size(), noun) + suffix();
        }

        default String suffix() {
            return ".";
        }

        default String text() {
            return describe("element");
        }

        static Sized of(int n) {
            return () -> n;
        }
    }

    interface Loud extends Sized {
        @Override
        default String suffix() {
            return "!" + Sized.super.suffix();
        }
    }

    interface Quiet extends Sized {
        @Override
        default String suffix() {
            return "…";
        }
    }

    record Both(int size) implements Loud, Quiet {
        @Override
        public String suffix() {
            return Loud.super.suffix() + Quiet.super.suffix();
        }
    }

    /// A diamond in which the most specific default wins.
    interface Left extends Loud {}
    interface Right extends Loud {
        @Override
        default String suffix() {
            return "?" + Loud.super.suffix();
        }
    }

    static class Diamond implements Left, Right {
        @Override
        public int size() {
            return 1;
        }
    }

    static abstract class Base {
        public String suffix() {
            return " (from the class)";
        }
    }

    static class ClassWins extends Base implements Loud {
        @Override
        public int size() {
            return 2;
        }
    }

    interface Sequence<T> extends Iterable<T> {
        T at(int index);

        int length();

        @Override
        default Iterator<T> iterator() {
            return new Iterator<>() {
                int next;

                @Override
                public boolean hasNext() {
                    return next < length();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException("after " + next);
                    }
                    return at(next++);
                }
            };
        }

        default <R> Sequence<R> map(java.util.function.Function<? super T, ? extends R> f) {
            Sequence<T> self = this;
            return new Sequence<>() {
                @Override
                public R at(int index) {
                    return f.apply(self.at(index));
                }

                @Override
                public int length() {
                    return self.length();
                }
            };
        }
    }

    public static void main(String[] args) {
        for (Sized sized : new Sized[] {Sized.of(1), Sized.of(3), new Both(0), new Diamond(), new ClassWins(), (Loud) () -> 7, (Right) () -> 8}) {
            System.out.println(sized.text());
        }
        Sequence<Integer> squares = new Sequence<>() {
            @Override
            public Integer at(int index) {
                return index * index;
            }

            @Override
            public int length() {
                return 5;
            }
        };
        List<String> out = new ArrayList<>();
        for (String s : squares.map(n -> n + 1).map(n -> "<" + n + ">")) {
            out.add(s);
        }
        squares.forEach(n -> out.add("" + n));
        System.out.println(out);
        Iterator<Integer> it = squares.iterator();
        try {
            while (true) {
                it.next();
            }
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            it.remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
    }
}
