// SPDX-License-Identifier: Apache-2.0
package objects;

/// Casts to a class of which the program never makes an object: only null can pass, and the calls behind it cannot run.
public final class AbsentClass {
    static final class Absent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        long value() {
            return 42;
        }
    }

    private static Throwable caught(int index) {
        try {
            return switch (index) {
                case 0 -> null;
                case 1 -> throw new IllegalStateException("one");
                default -> new RuntimeException("cause").getCause();
            };
        } catch (RuntimeException e) {
            return e;
        }
    }

    public static void main(String[] arguments) {
        Absent absent = (Absent) caught(arguments.length * 2);
        if (absent != null) {
            System.out.println(absent.value());
        }
        System.out.println(absent == null ? "nothing" : "value " + absent.value());
        try {
            absent = (Absent) caught(1);
            System.out.println(absent.value());
        } catch (ClassCastException e) {
            System.out.println("class cast");
        }
    }
}
