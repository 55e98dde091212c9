// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

public class InLoopsAndLambdas {
    static int parse(String s) {
        int value = 0;
        for (int i = 0; i < s.length(); i++) {
            try {
                int d = Character.digit(s.charAt(i), 10);
                if (d < 0) {
                    throw new NumberFormatException("digit " + s.charAt(i));
                }
                value = Math.addExact(Math.multiplyExact(value, 10), d);
            } catch (NumberFormatException e) {
                if (s.charAt(i) == '_') {
                    continue;
                }
                return -1;
            } catch (ArithmeticException e) {
                break;
            } finally {
                if (i > 11) {
                    value = -2;
                }
            }
        }
        return value;
    }

    static <T, R> Function<T, R> safely(Function<T, R> f, R otherwise) {
        return t -> {
            try {
                return f.apply(t);
            } catch (RuntimeException e) {
                return otherwise;
            }
        };
    }

    static int throwing(int x) {
        if (x % 3 == 0) {
            throw new IllegalArgumentException("x=" + x);
        }
        return x;
    }

    public static void main(String[] args) {
        for (String s : new String[] {"123", "1_000", "12x", "99999999999", "1234567890123456"}) {
            System.out.println(s + " " + parse(s));
        }
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try {
                results.add(throwing(i));
            } catch (IllegalArgumentException e) {
                results.add(-e.getMessage().length());
            }
        }
        System.out.println(results);
        System.out.println(IntStream.range(0, 8).boxed().map(safely(InLoopsAndLambdas::throwing, 1000)).toList());
        try {
            System.out.println(IntStream.range(1, 8).map(InLoopsAndLambdas::throwing).sum());
        } catch (IllegalArgumentException e) {
            System.out.println("stream " + e.getMessage());
        }
        IntFunction<Runnable> maker = n -> n > 1 ? () -> {
            throw new IllegalStateException("n" + n);
        } : () -> System.out.println("ran " + n);
        for (int n = 0; n < 4; n++) {
            try {
                maker.apply(n).run();
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
        long thrown = 0;
        for (int i = 0; i < 20000; i++) {
            try {
                if ((i & 3) == 1) {
                    throw new RuntimeException();
                }
                thrown += 1000;
            } catch (RuntimeException e) {
                thrown++;
            }
        }
        System.out.println(thrown);
        try {
            List.of(1, 2, 3).forEach(x -> {
                if (x == 2) {
                    throw new UnsupportedOperationException("at " + x);
                }
                System.out.print(x + " ");
            });
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        try {
            new java.util.TreeMap<String, Integer>((a, b) -> {
                throw new ArithmeticException("comparator");
            }).put("a", 1);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
