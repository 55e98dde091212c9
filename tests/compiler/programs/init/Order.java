// SPDX-License-Identifier: Apache-2.0
package init;

public class Order {
    static StringBuilder log = new StringBuilder();

    static int say(String s) {
        log.append(s).append(' ');
        return s.length();
    }

    static class Parent {
        static int ps = say("Parent.static");
        int pi = say("Parent.field");

        static {
            say("Parent.block");
        }

        {
            say("Parent.init");
        }

        Parent() {
            say("Parent()");
            hook();
        }

        void hook() {
            say("Parent.hook");
        }
    }

    static class Child extends Parent {
        static int cs = say("Child.static");
        int a = say("Child.a");
        final int constant = 5;
        final int computed = say("Child.computed");
        String text = "text";

        {
            say("Child.init1");
        }

        Child() {
            this(1);
            say("Child()");
        }

        Child(int x) {
            super();
            say("Child(int)" + x + a);
        }

        int b = say("Child.b");

        {
            a = 99;
        }

        @Override
        void hook() {
            say("Child.hook" + a + b + constant + computed + text);
        }
    }

    static class Forward {
        static int x = Forward.y + 1;
        static int y = 10;
        static final int Z = 20;
        static int w = peek();

        static int peek() {
            return v;
        }

        static int v = 30;
    }

    static class Chain {
        static final Chain FIRST = new Chain();
        static int counter = 5;
        static final Chain SECOND = new Chain();
        final int seen;

        Chain() {
            seen = counter++;
        }
    }

    public static void main(String[] args) {
        say("main");
        new Child();
        System.out.println(log);
        log.setLength(0);
        new Child(7);
        new Parent();
        System.out.println(log);
        System.out.println(Forward.x + " " + Forward.y + " " + Forward.Z + " " + Forward.w + " " + Forward.v);
        System.out.println(Chain.FIRST.seen + " " + Chain.SECOND.seen + " " + Chain.counter);
    }
}
