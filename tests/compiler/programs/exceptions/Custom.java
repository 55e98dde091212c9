// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;

public class Custom {
    static class Checked extends Exception {
        private final int code;

        Checked(String m, int code) {
            super(m);
            this.code = code;
        }

        @Override
        public String toString() {
            return "Checked#" + code + "(" + getMessage() + ")";
        }
    }

    static class Lazy extends RuntimeException {
        static int rendered;
        final Object[] parts;

        Lazy(Object... parts) {
            this.parts = parts;
        }

        @Override
        public String getMessage() {
            rendered++;
            StringBuilder sb = new StringBuilder();
            for (Object p : parts) {
                sb.append(p).append(' ');
            }
            return sb.toString().trim();
        }
    }

    static final class Signal extends Throwable {
        static final Signal ONE = new Signal();

        private Signal() {
            super(null, null, false, false);
        }
    }

    static class Generic<T extends Exception> {
        T failure;

        void go() throws T {
            if (failure != null) {
                throw failure;
            }
        }
    }

    interface Step {
        void run() throws Exception;
    }

    static List<String> all(Step... steps) {
        List<String> results = new ArrayList<>();
        for (Step s : steps) {
            try {
                s.run();
                results.add("fine");
            } catch (Checked e) {
                results.add("C" + e.code);
            } catch (RuntimeException e) {
                results.add("R" + e.getMessage());
            } catch (Exception e) {
                results.add("E" + e);
            }
        }
        return results;
    }

    static int find(int[] a, int x) {
        try {
            for (int i = 0; i < a.length; i++) {
                if (a[i] == x) {
                    throw Signal.ONE;
                }
            }
            return 0;
        } catch (Signal s) {
            return s == Signal.ONE ? 1 : 2;
        }
    }

    public static void main(String[] args) {
        System.out.println(all(() -> {
            throw new Checked("m", 5);
        }, () -> {}, () -> {
            throw new Lazy("a", 1, null);
        }, () -> {
            throw new Exception("plain");
        }, () -> new Generic<Checked>().go(), () -> {
            Generic<Checked> g = new Generic<>();
            g.failure = new Checked("g", 9);
            g.go();
        }));
        System.out.println(Lazy.rendered + " " + new Lazy("x") + " " + new Checked("q", 1) + " " + Lazy.rendered);
        System.out.println(find(new int[] {1, 2, 3}, 3) + " " + find(new int[] {1}, 5) + " " + Signal.ONE.getMessage() + Signal.ONE.getStackTrace().length);
        try {
            try {
                throw new Checked("inner", 1);
            } catch (Checked e) {
                throw new IllegalStateException("outer " + e, e);
            }
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + e.getCause() + " " + (e.getCause() instanceof Checked c ? c.code : -1));
        }
        Throwable[] kinds = {new Error("e"), new Exception(), new RuntimeException("r", null), new IllegalArgumentException(new NullPointerException("n")), new ArithmeticException("a"), new ClassCastException("c"), new IndexOutOfBoundsException(5), new ArrayIndexOutOfBoundsException(-1), new StringIndexOutOfBoundsException(3),
            new NumberFormatException(), new UnsupportedOperationException("u"), new CloneNotSupportedException(), new InterruptedException("i"), new StackOverflowError(), new OutOfMemoryError("o"), new java.util.NoSuchElementException("no"), new java.util.ConcurrentModificationException(), new java.io.UncheckedIOException(new java.io.IOException("io"))};
        for (Throwable t : kinds) {
            System.out.println(t + " | " + t.getMessage() + " | " + t.getCause());
        }
    }
}
