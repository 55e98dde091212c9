// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

public class OverflowInLibrary {
    // Recursion that goes through library code: the library's objects must be usable afterwards.
    static int calls;

    static void attempt(String name, Runnable action) {
        calls = 0;
        try {
            action.run();
            System.out.println(name + ": no overflow");
        } catch (StackOverflowError e) {
            System.out.println(name + ": overflow " + (calls > 20 || calls == 0) + " " + (e.getCause() == null));
        }
    }

    static List<Integer> sortedBy(List<Integer> list) {
        List<Integer> copy = new ArrayList<>(list);
        copy.sort((a, b) -> {
            calls++;
            return sortedBy(list).get(0) - b;
        });
        return copy;
    }

    static String render(Map<String, Object> map, StringBuilder out) {
        calls++;
        map.forEach((key, value) -> {
            out.setLength(0);
            out.append(key).append(render(map, out));
        });
        return out.toString();
    }

    static final class Endless extends RuntimeException {
        @Override
        public String getMessage() {
            calls++;
            return "endless " + super.getMessage() + getMessage();
        }
    }

    static Stream<Integer> nested(int n) {
        calls++;
        return Stream.of(n).flatMap(x -> nested(x + 1));
    }

    public static void main(String[] args) {
        attempt("comparator", () -> sortedBy(List.of(3, 1, 2)));
        attempt("map", () -> render(new HashMap<>(Map.of("k", 1)), new StringBuilder()));
        attempt("message", () -> System.out.println(new Endless().toString()));
        attempt("flatMap", () -> System.out.println(nested(0).findFirst()));
        List<Object> one = new ArrayList<>();
        List<Object> other = new ArrayList<>(List.of(one));
        one.add(other);
        attempt("lists that contain each other", () -> System.out.println(one.hashCode()));
        attempt("and their text", () -> System.out.println(one.toString().length()));
        List<Object> twin = new ArrayList<>();
        twin.add(new ArrayList<>(List.of(twin)));
        attempt("and equality", () -> System.out.println(one.equals(twin)));
        Map<Integer, Integer> memo = new TreeMap<>();
        Function<Integer, Integer>[] fib = new Function[1];
        fib[0] = n -> {
            calls++;
            return fib[0].apply(n - 1) + fib[0].apply(n - 2);
        };
        attempt("fibonacci without an end", () -> memo.put(9, fib[0].apply(9)));
        Comparator<String> circular = new Comparator<>() {
            @Override
            public int compare(String a, String b) {
                calls++;
                return thenComparing(this).compare(a, b);
            }
        };
        attempt("comparator of itself", () -> new TreeMap<String, Integer>(circular).put("a", 1));
        attempt("replaceAll", OverflowInLibrary::replace);
        System.out.println(memo + " " + one.size() + " " + new ArrayList<>(List.of(3, 1, 2)).stream().sorted().toList());
    }

    static void replace() {
        calls++;
        new ArrayList<>(List.of(1, 2)).replaceAll(x -> {
            replace();
            return x;
        });
    }
}
