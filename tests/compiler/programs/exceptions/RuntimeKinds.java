// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

public class RuntimeKinds {
    interface Action {
        Object run() throws Exception;
    }

    static int n = 5;

    static void attempt(String what, Action action) {
        try {
            System.out.println(what + " = " + action.run());
        } catch (ArithmeticException | ArrayIndexOutOfBoundsException | NegativeArraySizeException e) {
            System.out.println(what + " ! " + e.getClass().getName() + " " + e.getMessage());
        } catch (Throwable e) {
            System.out.println(what + " ! " + e.getClass().getName());
        }
    }

    static Object nothing() {
        return null;
    }

    enum E { A }

    public static void main(String[] args) {
        int[] a = new int[3];
        attempt("read", () -> a[n]);
        attempt("negative", () -> a[-n]);
        attempt("write", () -> a[3] = 1);
        attempt("min", () -> a[Integer.MIN_VALUE]);
        attempt("size", () -> new int[-n]);
        attempt("size2", () -> new String[2][-n]);
        attempt("div", () -> n / (n - 5));
        attempt("rem", () -> 5L % (n - 5));
        attempt("npe call", () -> nothing().toString());
        attempt("npe length", () -> ((int[]) nothing()).length);
        attempt("npe unbox", () -> (Integer) nothing() + 1);
        attempt("npe throw", () -> {
            throw (RuntimeException) nothing();
        });
        attempt("npe sync", () -> {
            synchronized (nothing()) {
                return 1;
            }
        });
        attempt("npe array", () -> ((int[][]) new int[2][])[1][0]);
        attempt("cast", () -> (String) (Object) n);
        attempt("cast array", () -> (int[]) (Object) new long[0]);
        attempt("cast ok", () -> (Comparable<?>) (Object) "s");
        attempt("store", () -> ((Object[]) new String[1])[0] = n);
        attempt("charAt", () -> "abc".charAt(n));
        attempt("list", () -> new ArrayList<>(List.of(1)).get(n));
        attempt("list.of", () -> List.of(1).get(n));
        attempt("immutable", () -> List.of(1).add(2));
        attempt("iterator", () -> new ArrayList<>().iterator().next());
        attempt("optional", () -> Optional.empty().get());
        attempt("deque", () -> new ArrayDeque<>().removeFirst());
        attempt("deque null", () -> new ArrayDeque<>().add(null));
        attempt("modification", () -> {
            List<Integer> l = new ArrayList<>(List.of(1, 2, 3));
            for (Integer i : l) {
                l.remove(i);
            }
            return l;
        });
        attempt("remove", () -> {
            Iterator<Integer> it = new ArrayList<>(List.of(1)).iterator();
            it.remove();
            return 0;
        });
        attempt("valueOf", () -> E.valueOf("B"));
        attempt("number", () -> Integer.parseInt("zz"));
        attempt("capacity", () -> new ArrayList<>(-1));
        attempt("arraycopy", () -> {
            System.arraycopy(a, 0, a, 1, 3);
            return 0;
        });
        attempt("arraycopy type", () -> {
            System.arraycopy(a, 0, new long[3], 0, 1);
            return 0;
        });
        attempt("clone", () -> new RuntimeKinds().clone());
        attempt("checked", () -> {
            throw new java.io.IOException("x");
        });
        attempt("repeat", () -> "x".repeat(-1));
    }
}
