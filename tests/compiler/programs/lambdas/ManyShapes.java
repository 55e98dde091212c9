// SPDX-License-Identifier: Apache-2.0
package lambdas;

public class ManyShapes {
    interface V { void f(); }
    interface I1 { int f(int a); }
    interface L2 { long f(long a, long b); }
    interface D1 { double f(double a); }
    interface Mix { double f(byte a, short b, char c, int d, long e, float f, double g, boolean h, Object i); }
    interface Ret<T> { T f() throws Exception; }
    interface B1 { byte f(int x); }
    interface C1 { char f(String s, int i); }
    interface F1 { float f(float x); }
    interface Z2 { boolean f(Object a, Object b); }
    interface Arr { int[] f(int... xs); }
    interface Gen { <T> T pick(T a, T b); }
    interface Num<N extends Number> { int f(N n); }
    interface WithObjectMethods { int f(int x); boolean equals(Object o); String toString(); }

    static int sf = 5;
    int field = 7;

    static byte narrow(int x) {
        return (byte) x;
    }

    int use(I1 f) {
        return f.f(field);
    }

    int test() {
        int local = 100;
        return use(x -> x + local + field) + use(this::twice) + use(x -> {
            field++;
            return x;
        });
    }

    int twice(int x) {
        return x * 2 + field;
    }

    static <T> T pick2(T a, T b) {
        return b;
    }

    public static void main(String[] args) throws Exception {
        V v = () -> sf++;
        v.f();
        V w = v::f;
        w.f();
        I1 i = x -> -x;
        L2 l = (a, b) -> a << b;
        L2 l2 = Math::floorMod;
        D1 d = Math::sqrt;
        Mix m = (a, b, c, e, f, g, h, z, o) -> a + b + c + e + f + g + h + (z ? 1 : 0) + o.hashCode();
        Ret<String> r = () -> {
            throw new Exception("from lambda");
        };
        B1 b = ManyShapes::narrow;
        C1 c = String::charAt;
        F1 f = x -> x / 3;
        Z2 z = Object::equals;
        Z2 z2 = (x, y) -> x == y;
        Arr arr = xs -> xs;
        Arr arr2 = int[]::clone;
        Gen g = ManyShapes::pick2;
        Num<Integer> n = Integer::intValue;
        Num<Number> n2 = Number::intValue;
        WithObjectMethods wo = x -> x + 1;
        System.out.println(sf + " " + i.f(5) + " " + l.f(3, 33) + " " + l2.f(-7, 3) + " " + d.f(2) + " " + m.f((byte) -1, (short) 2, 'c', 4, 5L, 6.5f, 7.25, true, "o"));
        try {
            r.f();
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
        System.out.println(b.f(200) + " " + c.f("hey", 1) + " " + f.f(1) + " " + z.f("a", "a") + z2.f("a", new String("a")) + arr.f(1, 2, 3).length + arr2.f(4, 5)[1] + g.pick("p", "q") + g.pick(1, 2) + n.f(9) + n2.f(2.9) + wo.f(1));
        System.out.println(new ManyShapes().test());
        V[] several = new V[5];
        StringBuilder sb = new StringBuilder();
        for (int k = 0; k < several.length; k++) {
            final int kk = k;
            several[k] = k % 2 == 0 ? () -> sb.append(kk) : sb::reverse;
        }
        for (V s : several) {
            s.f();
        }
        System.out.println(sb);
        Ret<Ret<Ret<Integer>>> deep = () -> () -> () -> sf;
        sf = 99;
        System.out.println(deep.f().f().f());
        Object o = (I1 & java.io.Serializable) x -> x * 3;
        System.out.println(((I1) o).f(4) + " " + (o instanceof java.io.Serializable));
        I1 rec = new I1() {
            public int f(int a) {
                I1 inner = x -> x < 2 ? 1 : x * this.f(x - 1);
                return inner.f(a);
            }
        };
        System.out.println(rec.f(6));
    }
}
