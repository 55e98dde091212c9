// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;

public class MessagesOfTheMachine {
    // The messages that the virtual machine and the core of the library give, where they are specified by long habit.
    static void show(Runnable action) {
        try {
            action.run();
            System.out.println("no exception");
        } catch (RuntimeException | Error e) {
            System.out.println(e.getClass().getName() + ": " + e.getMessage());
        }
    }

    static int zero;
    static long zeroL;
    static int[] five = new int[5];
    static Object[] strings = new String[2];

    static int divide(int a) {
        return a / zero;
    }

    public static void main(String[] args) {
        show(() -> divide(1));
        show(() -> System.out.println(5L % zeroL));
        show(() -> five[5] = 1);
        show(() -> five[-1]++);
        show(() -> System.out.println(five[Integer.MIN_VALUE]));
        show(() -> five = new int[zero - 1]);
        show(() -> System.out.println(new long[2][zero - 7].length));
        show(() -> strings[0] = 5);
        show(() -> strings[1] = new int[0]);
        show(() -> "abc".charAt(3));
        show(() -> "abc".charAt(-1));
        show(() -> "abc".substring(2, 1));
        show(() -> "abc".substring(4));
        show(() -> "abc".substring(-1, 2));
        show(() -> "abc".repeat(-1));
        show(() -> "abc".codePointAt(7));
        show(() -> new StringBuilder("abc").insert(9, 'x'));
        show(() -> new StringBuilder("abc").charAt(3));
        show(() -> new StringBuilder("abc").setLength(-1));
        show(() -> new StringBuilder("abc").deleteCharAt(3));
        show(() -> new ArrayList<>().get(0));
        show(() -> new ArrayList<>(List.of(1)).remove(1));
        show(() -> new ArrayList<>(-1));
        show(() -> new ArrayList<>(List.of(1)).add(3, 1));
        show(() -> new ArrayList<>(List.of(1)).subList(0, 2));
        show(() -> new ArrayList<>(List.of(1)).subList(1, 0));
        show(() -> List.of(1, 2, 3).get(3));
        show(() -> List.of(1).get(-1));
        show(() -> List.of(1).add(2));
        show(() -> new java.util.LinkedList<>().get(0));
        show(() -> new java.util.LinkedList<>().getFirst());
        show(() -> new java.util.ArrayDeque<>().removeFirst());
        show(() -> List.of().iterator().next());
        show(() -> new java.util.HashMap<>(-1));
        show(() -> java.util.Map.of("a", 1, "a", 2));
        show(() -> java.util.Set.of(1, 1));
        show(() -> java.util.Optional.empty().get());
        show(() -> java.util.Optional.empty().orElseThrow());
        show(() -> Integer.parseInt("12x"));
        show(() -> Long.parseLong(""));
        show(() -> Double.parseDouble("1.2.3"));
        show(() -> Double.parseDouble(""));
        show(() -> Character.toChars(-1));
        show(() -> Thread.State.valueOf("ASLEEP"));
        show(() -> java.util.Arrays.copyOfRange(five, 3, 2));
        show(() -> java.util.Arrays.fill(five, 2, 6, 0));
        show(() -> java.util.Objects.checkIndex(4, 4));
        show(() -> Math.addExact(Integer.MAX_VALUE, 1));
        show(() -> new java.math.BigInteger("x"));
        show(() -> java.math.BigInteger.ONE.divide(java.math.BigInteger.ZERO));
        show(() -> java.math.BigDecimal.ONE.divide(new java.math.BigDecimal(3)));
        show(() -> new java.util.Scanner("x").nextInt());
        show(() -> {
            throw new AssertionError(5);
        });
        show(() -> {
            throw new AssertionError("m", new Exception("c"));
        });
    }
}
