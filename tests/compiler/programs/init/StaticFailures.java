// SPDX-License-Identifier: Apache-2.0
package init;

import java.util.ArrayList;
import java.util.List;

public class StaticFailures {
    // Initialisers that fail: the first use throws ExceptionInInitializerError, each later one NoClassDefFoundError; errors pass as they are.
    static final List<String> log = new ArrayList<>();
    static boolean fail = log.isEmpty();

    static class Fails {
        static int value = 1;

        static {
            log.add("Fails starts");
            if (fail) {
                throw new IllegalStateException("on purpose");
            }
        }

        static final int CONSTANT = 9;

        static void method() {
            log.add("never");
        }
    }

    static class Dependent extends Fails {
        static {
            log.add("never");
        }
    }

    static class ThrowsError {
        static {
            if (fail) {
                throw new AssertionError("as it is");
            }
        }

        static int x;
    }

    static class Divides {
        static int quotient = 10 / (log.size() - log.size());
    }

    static class Recovers {
        static int value;

        static {
            int[] a = new int[2];
            try {
                a[2] = 1;
            } catch (ArrayIndexOutOfBoundsException e) {
                value = a.length + log.size() * 0 + 40;
            }
        }
    }

    enum Strict {
        A(1), B(-1);

        Strict(int n) {
            if (n < 0) {
                throw new IllegalArgumentException(name());
            }
        }
    }

    static void use(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + " fine");
        } catch (ExceptionInInitializerError e) {
            System.out.println(what + " initializer: " + e.getMessage() + " by " + e.getCause() + " " + (e.getException() == e.getCause()));
        } catch (NoClassDefFoundError e) {
            System.out.println(what + " no class: " + e.getMessage());
        } catch (Error e) {
            System.out.println(what + " " + e);
        }
    }

    public static void main(String[] args) {
        use("constant", () -> System.out.println(Fails.CONSTANT));
        use("field", () -> Fails.value++);
        use("field again", () -> Fails.value++);
        use("method", Fails::method);
        use("subclass", Dependent::new);
        use("array of it", () -> System.out.println(new Fails[2].length));
        use("class literal", () -> System.out.println(Fails.class.getSimpleName()));
        use("instanceof", () -> System.out.println((Object) log instanceof Fails));
        use("error", () -> ThrowsError.x = 1);
        use("error again", () -> ThrowsError.x = 1);
        use("division", () -> System.out.println(Divides.quotient));
        use("recovers", () -> System.out.println(Recovers.value));
        use("enum", () -> System.out.println(Strict.A));
        use("enum again", Strict::values);
        System.out.println(log);
    }
}
