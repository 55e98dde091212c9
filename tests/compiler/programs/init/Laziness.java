// SPDX-License-Identifier: Apache-2.0
package init;

public class Laziness {
    static void say(String s) {
        System.out.println(s);
    }

    static class ByNew {
        static {
            say("ByNew");
        }
    }

    static class ByStaticCall {
        static {
            say("ByStaticCall");
        }

        static void call() {}
    }

    static class ByField {
        static int f = 3;

        static {
            say("ByField");
        }
    }

    static class NotByConstant {
        static final int C = 5;
        static final String S = "constant";
        static final Integer BOXED = 6;

        static {
            say("NotByConstant");
        }
    }

    static class NotByArray {
        static {
            say("NotByArray");
        }
    }

    static class NotByClassLiteral {
        static {
            say("NotByClassLiteral");
        }
    }

    static class NotByCast {
        static {
            say("NotByCast");
        }
    }

    static class Super {
        static int inherited = 9;

        static {
            say("Super");
        }

        static void method() {}
    }

    static class Sub extends Super {
        static {
            say("Sub");
        }
    }

    static class Conditional {
        static {
            say("Conditional");
        }

        static int v = 1;
    }

    static class Holder {
        static final Holder INSTANCE = new Holder();

        static {
            say("Holder");
        }

        int v = 4;
    }

    static Holder lazy() {
        return Holder.INSTANCE;
    }

    public static void main(String[] args) {
        say("main");
        say("const " + NotByConstant.C + NotByConstant.S);
        NotByArray[] array = new NotByArray[2];
        say("array " + array.length);
        say(NotByClassLiteral.class.getSimpleName());
        Object o = args;
        say("" + (o instanceof NotByCast) + ((NotByCast) null == null));
        new ByNew();
        new ByNew();
        ByStaticCall.call();
        say("" + ByField.f);
        ByField.f++;
        say("inherited " + Sub.inherited);
        Sub.method();
        if (args.length > 5) {
            say("" + Conditional.v);
        }
        say("before holder");
        say("" + lazy().v);
        say("boxed");
        say("" + NotByConstant.BOXED);
        array[0] = new NotByArray();
        new Sub();
        Runnable r = () -> Conditional.v++;
        say("lambda made");
        r.run();
        say("end " + Conditional.v);
    }
}
