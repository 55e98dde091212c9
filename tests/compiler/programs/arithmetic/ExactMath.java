// SPDX-License-Identifier: Apache-2.0
package arithmetic;

import java.util.function.Supplier;

public class ExactMath {
    static void attempt(String name, Supplier<Object> action) {
        try {
            System.out.println(name + " = " + action.get());
        } catch (ArithmeticException e) {
            System.out.println(name + " ! " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        int[] ints = {0, 5, -5, Integer.MAX_VALUE, Integer.MIN_VALUE, 65536};
        for (int a : ints) {
            for (int b : ints) {
                attempt(a + "+" + b, () -> Math.addExact(a, b));
                attempt(a + "-" + b, () -> Math.subtractExact(a, b));
                attempt(a + "*" + b, () -> Math.multiplyExact(a, b));
                attempt(a + "//" + b, () -> Math.floorDiv(a, b) + " " + Math.floorMod(a, b) + " " + Math.ceilDiv(a, b) + " " + Math.ceilMod(a, b));
            }
            attempt("neg " + a, () -> Math.negateExact(a));
            attempt("inc " + a, () -> Math.incrementExact(a));
            attempt("dec " + a, () -> Math.decrementExact(a));
            attempt("abs " + a, () -> Math.absExact(a));
        }
        long[] longs = {3, -3, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32};
        for (long a : longs) {
            for (long b : longs) {
                attempt(a + "+" + b, () -> Math.addExact(a, b));
                attempt(a + "-" + b, () -> Math.subtractExact(a, b));
                attempt(a + "*" + b, () -> Math.multiplyExact(a, b));
                attempt(a + "//" + b, () -> Math.floorDiv(a, b) + " " + Math.floorMod(a, b));
            }
            attempt("int " + a, () -> Math.toIntExact(a));
            attempt("abs " + a, () -> Math.abs(a));
        }
        System.out.println(Math.abs(Integer.MIN_VALUE) + " " + Math.clamp(500L, 0, 100) + " " + Math.clamp(-3.5, -1.0, 1.0) + " " + Math.multiplyFull(1 << 30, 12));
    }
}
