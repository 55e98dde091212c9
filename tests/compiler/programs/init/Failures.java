// SPDX-License-Identifier: Apache-2.0
package init;

public class Failures {
    static int attempts;

    static class Bad {
        static int v = fail();

        static int fail() {
            attempts++;
            throw new IllegalStateException("bad init " + attempts);
        }
    }

    static class BadError {
        static {
            if (attempts >= 0) {
                throw new AssertionError("an Error passes unwrapped");
            }
        }

        static void call() {}
    }

    static class Divides {
        static final int X = 10 / (attempts - attempts);
    }

    static class DependsOnBad {
        static int w = Bad.v + 1;
    }

    static class BadParent {
        static int p = Integer.parseInt("x" + attempts);
    }

    static class ChildOfBad extends BadParent {
        static int c = 1;
    }

    static void attempt(String what, Runnable r) {
        try {
            r.run();
            System.out.println(what + " fine");
        } catch (ExceptionInInitializerError e) {
            System.out.println(what + " EIIE cause " + e.getCause().getClass().getName() + " " + e.getMessage() + " " + (e.getException() == e.getCause()));
        } catch (NoClassDefFoundError e) {
            System.out.println(what + " NCDFE");
        } catch (Throwable t) {
            System.out.println(what + " " + t.getClass().getName() + " " + t.getMessage());
        }
    }

    public static void main(String[] args) {
        attempt("Bad.v", () -> System.out.println(Bad.v));
        attempt("Bad.v again", () -> System.out.println(Bad.v));
        attempt("new Bad", Bad::new);
        attempt("BadError", BadError::call);
        attempt("BadError again", BadError::call);
        attempt("Divides", () -> System.out.println(Divides.X));
        attempt("DependsOnBad", () -> System.out.println(DependsOnBad.w));
        attempt("DependsOnBad again", () -> System.out.println(DependsOnBad.w));
        attempt("ChildOfBad", () -> System.out.println(ChildOfBad.c));
        attempt("BadParent", () -> System.out.println(BadParent.p));
        attempt("ChildOfBad again", ChildOfBad::new);
        System.out.println(attempts);
    }
}
