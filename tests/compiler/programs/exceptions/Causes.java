// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class Causes {
    static class AppException extends Exception {
        final int code;

        AppException(String message, int code, Throwable cause) {
            super(message, cause);
            this.code = code;
        }
    }

    static class Quiet extends RuntimeException {
        Quiet(String m) {
            super(m, null, false, false);
        }

        @Override
        public String getMessage() {
            return "quiet:" + super.getMessage();
        }
    }

    static void low(int n) throws AppException {
        try {
            Integer.parseInt("x" + n);
        } catch (NumberFormatException e) {
            throw new AppException("low " + n, n, e);
        }
    }

    static void mid(int n) {
        try {
            low(n);
        } catch (AppException e) {
            throw new RuntimeException(e);
        }
    }

    static void print(Throwable t) {
        StringBuilder out = new StringBuilder();
        for (Throwable x = t; x != null; x = x.getCause()) {
            out.append(x.getClass().getName()).append(": ").append(x.getMessage()).append(" / ");
        }
        System.out.println(out);
    }

    public static void main(String[] args) {
        try {
            mid(5);
        } catch (RuntimeException e) {
            print(e);
            System.out.println(((AppException) e.getCause()).code);
        }
        print(new Error("e", new Exception()));
        print(new Exception(new Exception("inner")));
        print(new Exception((Throwable) null));
        print(new Exception((String) null));
        print(new IllegalArgumentException("a", new IllegalStateException("b", new AssertionError("c"))));
        print(new AssertionError(5));
        print(new AssertionError(null, new Exception("x")));
        print(new Quiet("q"));
        Throwable t = new Exception("late");
        t.initCause(new Exception("cause"));
        print(t);
        try {
            t.initCause(null);
        } catch (IllegalStateException e) {
            System.out.println("twice");
        }
        try {
            Throwable self = new Exception("self");
            self.initCause(self);
        } catch (IllegalArgumentException e) {
            System.out.println("self");
        }
        try {
            t.addSuppressed(t);
        } catch (IllegalArgumentException e) {
            System.out.println("self suppression");
        }
        t.addSuppressed(new Exception("s1"));
        t.addSuppressed(new Exception("s2"));
        System.out.println(t.getSuppressed().length + t.getSuppressed()[1].getMessage());
        Quiet q = new Quiet("z");
        q.addSuppressed(t);
        System.out.println(q.getSuppressed().length + " " + q + " " + new Exception() + " " + new AppException("m", 1, null) + " " + q.getLocalizedMessage());
        StackTraceElement[] trace = new Quiet("n").getStackTrace();
        System.out.println(trace.length);
    }
}
