// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class Assertions {
    static boolean enabled;

    static boolean enable() {
        enabled = true;
        return true;
    }

    static int value(int n) {
        if (n < 0) {
            throw new AssertionError(n);
        }
        return switch (n) {
            case 0 -> 1;
            default -> throw new AssertionError("unexpected " + n);
        };
    }

    public static void main(String[] args) {
        // Assertions are off by default on both sides.
        assert enable();
        System.out.println(enabled);
        Object[] details = {5, 5L, 'c', 2.5, 1.5f, true, "text", null, new StringBuilder("sb"), new Exception("x")};
        for (Object d : details) {
            AssertionError e = new AssertionError(d);
            System.out.println(e.getMessage() + " " + (e.getCause() == d && d != null));
        }
        System.out.println(new AssertionError().getMessage() + " " + new AssertionError(5).getMessage() + new AssertionError('c').getMessage() + new AssertionError(1.5).getMessage());
        for (int n : new int[] {0, -1, 7}) {
            try {
                System.out.println(value(n));
            } catch (AssertionError e) {
                System.out.println(e);
            }
        }
        try {
            java.util.Objects.requireNonNull(null, "must be there");
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            java.util.Objects.checkIndex(5, 3);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            java.util.Objects.checkFromToIndex(2, 1, 3);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            java.util.Objects.checkFromIndexSize(2, 5, 3);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(java.util.Objects.requireNonNullElse(null, "else") + java.util.Objects.requireNonNullElseGet(null, () -> "get"));
    }
}
