// SPDX-License-Identifier: Apache-2.0
package interfaces;

public class Constants {
    interface Config {
        int SIZE = 10;
        String NAME = "cfg" + SIZE;
        int[] TABLE = {SIZE, SIZE * 2};
        Object LAZY = note("Config initialised");
        int LENGTH = NAME.length();
    }

    interface Quiet {
        int PURE = 5;
        Object NOISY = note("Quiet initialised");

        default void method() {}
    }

    interface WithoutDefault {
        Object NOISY = note("WithoutDefault initialised");

        void m();
    }

    static class UsesDefault implements Quiet {
        static {
            note("UsesDefault initialised");
        }
    }

    static class UsesPlain implements WithoutDefault {
        static {
            note("UsesPlain initialised");
        }

        public void m() {}
    }

    interface Parent {
        Object P = note("Parent");

        default void x() {}
    }

    interface Child extends Parent {
        Object C = note("Child");

        static void call() {
            note("static call");
        }
    }

    static Object note(String s) {
        System.out.println(s);
        return s;
    }

    static class Mixed implements Config {
        int size() {
            return SIZE + TABLE[1] + LENGTH;
        }
    }

    public static void main(String[] args) {
        System.out.println(Config.SIZE + Config.NAME + Quiet.PURE);
        Mixed m = new Mixed();
        System.out.println("made Mixed");
        System.out.println(m.size());
        new UsesDefault().method();
        new UsesPlain().m();
        System.out.println(UsesPlain.NOISY);
        Child.call();
        System.out.println(Parent.P);
        System.out.println(Mixed.TABLE.length + " " + ((Config) m).LENGTH);
    }
}
