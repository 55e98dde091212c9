// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class InvocationKinds {
    interface Shape {
        double area();

        default String describe() {
            return name() + ":" + area();
        }

        private String name() {
            return getClass().getSimpleName();
        }

        static Shape unit() {
            return () -> 1;
        }
    }

    static class Base implements Shape {
        static int created;
        protected double size;

        Base(double size) {
            this.size = size;
            created++;
        }

        public double area() {
            return size;
        }

        private int hidden() {
            return 1;
        }

        int callHidden(Base o) {
            return o.hidden() + this.hidden();
        }

        final int fixed() {
            return overridable() * 10;
        }

        int overridable() {
            return 1;
        }

        static int statics() {
            return 100;
        }

        Base chain() {
            size++;
            return this;
        }

        Object result() {
            return "base";
        }
    }

    static class Derived extends Base {
        Derived() {
            super(5);
        }

        @Override
        public double area() {
            return super.area() * 2;
        }

        private int hidden() {
            return 2;
        }

        @Override
        int overridable() {
            return super.overridable() + 1 + hidden();
        }

        static int statics() {
            return Base.statics() + 1;
        }

        @Override
        Derived chain() {
            super.chain();
            return this;
        }

        @Override
        Integer result() {
            return 7;
        }

        @Override
        public String describe() {
            return "<" + super.describe() + ">";
        }
    }

    static final class Leaf extends Derived {
        @Override
        int overridable() {
            return super.overridable() * 2;
        }
    }

    static int overload(Object o) {
        return 1;
    }

    static int overload(String s) {
        return 2;
    }

    static int overload(CharSequence s) {
        return 3;
    }

    static int overload(Object o, Object p) {
        return 4;
    }

    static int overload(String s, Object p) {
        return 5;
    }

    static int overload(Object... os) {
        return 6;
    }

    static int overload(long l) {
        return 7;
    }

    static int overload(double d) {
        return 8;
    }

    static int overload(Integer i) {
        return 9;
    }

    public static void main(String[] args) {
        Base[] all = {new Base(1.5), new Derived(), new Leaf()};
        for (Base b : all) {
            System.out.println(b.area() + " " + b.describe() + " " + b.callHidden(all[0]) + b.fixed() + " " + b.result() + " " + b.chain().chain().size + b.getClass().getSimpleName() + ((Shape) b).area());
        }
        System.out.println(Base.created + " " + Base.statics() + Derived.statics() + Leaf.statics() + Shape.unit().area() + ((Derived) all[2]).chain().result());
        String s = "s";
        CharSequence cs = s;
        Object o = s;
        System.out.println("" + overload(s) + overload(cs) + overload(o) + overload(s, s) + overload(o, s) + overload(s, s, s) + overload(1) + overload(1L) + overload(1f) + overload('c') + overload((Integer) 1) + overload((byte) 1) + overload() + overload((Object) 1) + overload(new int[0]));
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            Shape sh = i % 4 == 3 ? Shape.unit() : all[i % 3];
            sb.append((int) sh.area());
        }
        System.out.println(sb);
        Base none = args.length > 3 ? all[0] : null;
        try {
            none.fixed();
        } catch (NullPointerException e) {
            System.out.println("NPE on final");
        }
        System.out.println(none.statics());
    }
}
