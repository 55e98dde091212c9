// SPDX-License-Identifier: Apache-2.0
package init;

public class Statics {
    static final StringBuilder LOG = new StringBuilder();

    static int log(String s) {
        LOG.append(s).append(' ');
        return s.length();
    }

    static class Base {
        static final String A = "compile time";
        static final String B = "run time".toString();
        static final Integer C = 5;
        static final int D = log("Base.D");
        static final int[] E = {log("Base.E1"), log("Base.E2")};
    }

    static class Derived extends Base {
        static final int F = D + log("Derived.F");
        static int g = log("Derived.g");

        static void touch() {
            log("touch");
        }
    }

    static class Unrelated {
        static {
            log("Unrelated");
        }

        static class Inner {
            static final int X = log("Inner.X");
        }
    }

    interface I {
        int J = log("I.J");
    }

    interface K extends I {
        int L = log("K.L");
    }

    static class Impl implements K {
        static {
            log("Impl");
        }
    }

    static class Lazy {
        private static class Holder {
            static final Lazy INSTANCE = new Lazy(log("Holder"));
        }

        final int v;

        Lazy(int v) {
            this.v = v;
            log("Lazy()");
        }

        static Lazy get() {
            log("get");
            return Holder.INSTANCE;
        }
    }

    static void flush(String what) {
        System.out.println(what + ": " + LOG);
        LOG.setLength(0);
    }

    public static void main(String[] args) {
        flush(Derived.A);
        int x = Unrelated.Inner.X;
        flush("inner " + x);
        String b = Derived.B;
        flush(b);
        Derived.touch();
        flush("derived");
        new Impl();
        flush("impl");
        int l = Impl.L;
        flush("L");
        int j = Impl.J;
        flush("J");
        System.out.println(Lazy.get().v + Lazy.get().v + l + j);
        flush("lazy");
        Object o = new Unrelated[3];
        flush("array " + (o instanceof Unrelated[]));
        Class<?> c = Unrelated.class;
        flush(c.getSimpleName());
        new Unrelated();
        flush("unrelated");
        switch (Derived.g) {
            case 9 -> log("nine");
            default -> log("other");
        }
        flush("switch");
    }
}
