// SPDX-License-Identifier: Apache-2.0
package switches;

public class MatchFailures {
    sealed interface S permits A, B {}

    record A(Integer v) implements S {}

    record B(S inner, String name) implements S {}

    enum E { X, Y }

    static String exhaustive(S s) {
        return switch (s) {
            case A(Integer v) -> "A" + v;
            case B(A(var v), String n) -> "BA" + v + n;
            case B(B b, String n) -> "BB" + n;
        };
    }

    static int statement(E e, S s) {
        int r = 0;
        switch (e) {
            case X -> r = 1;
            case Y -> r = 2;
        }
        switch (s) {
            case A a -> r += 10;
            case B(var i, var n) -> r += 20;
        }
        return r;
    }

    static String nulls(Object o) {
        return switch (o) {
            case String s -> s;
            case null, default -> "null or default";
        };
    }

    static String guarded(Integer i) {
        return switch (i) {
            case Integer x when x / (x - 5) > 1 -> "big";
            case Integer x -> "small";
        };
    }

    static String boxedNull(Integer i) {
        return switch (i) {
            case 1 -> "one";
            case null -> "none";
            default -> "many";
        };
    }

    static String enumNull(E e) {
        return switch (e) {
            case X -> "x";
            case null -> "null enum";
            case Y -> "y";
        };
    }

    interface Action {
        String run();
    }

    static void attempt(Action a) {
        try {
            System.out.println(a.run());
        } catch (MatchException | NullPointerException | ArithmeticException e) {
            System.out.println(e.getClass().getName());
        }
    }

    public static void main(String[] args) {
        attempt(() -> exhaustive(new A(1)));
        attempt(() -> exhaustive(new A(null)));
        attempt(() -> exhaustive(new B(new A(2), "n")));
        attempt(() -> exhaustive(new B(new B(null, null), null)));
        attempt(() -> exhaustive(new B(null, "n")));
        attempt(() -> exhaustive(null));
        attempt(() -> "" + statement(E.X, new A(1)) + statement(E.Y, new B(null, null)));
        attempt(() -> "" + statement(null, new A(1)));
        attempt(() -> "" + statement(E.X, null));
        attempt(() -> nulls(null) + nulls(5) + nulls("s"));
        attempt(() -> guarded(6) + guarded(1));
        attempt(() -> guarded(5));
        attempt(() -> boxedNull(null) + boxedNull(1) + boxedNull(2));
        attempt(() -> enumNull(null) + enumNull(E.Y));
        attempt(() -> switch ((Object) 'c') {
            case Character c when c > 'b' -> "after b";
            case Character c -> "before";
            default -> "none";
        });
        attempt(() -> {
            String s = null;
            switch (s) {
                case "a":
                    return "a";
            }
            return "b";
        });
    }
}
