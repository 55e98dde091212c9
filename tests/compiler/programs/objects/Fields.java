// SPDX-License-Identifier: Apache-2.0
package objects;

public class Fields {
    static class Base {
        int x = 1;
        static int count = 100;
        protected long wide = 1L << 50;

        int x() {
            return x;
        }
    }

    static class Derived extends Base {
        int x = 2;
        static int count = 200;

        int both() {
            return x * 10 + super.x;
        }

        int statics() {
            return count + super.count + Base.count;
        }
    }

    static class Mixed {
        byte b = -1;
        long l = Long.MAX_VALUE;
        boolean z = true;
        short s = -2;
        char c = '\uffff';
        float f = -0f;
        Object o = this;
        int i = 7;
        double d = 1e-300;
        byte b2 = 5;
        volatile int v = 3;
        transient int t = 4;
    }

    static int counter;
    static Fields last;
    Fields next;
    int n;

    static Fields make() {
        counter++;
        Fields f = new Fields();
        f.n = counter;
        f.next = last;
        return last = f;
    }

    public static void main(String[] args) {
        Derived d = new Derived();
        Base b = d;
        d.x += 5;
        b.x -= 5;
        ((Base) d).wide++;
        System.out.println(d.x + " " + b.x + " " + d.x() + " " + d.both() + " " + d.statics() + " " + d.wide);
        Derived.count++;
        Base.count--;
        System.out.println(Derived.count + " " + Base.count + " " + ((Base) null).count);
        Mixed m = new Mixed();
        m.b++;
        m.l++;
        m.z ^= true;
        m.s *= 20000;
        m.c += 2;
        m.f -= 0.5;
        m.i <<= 29;
        m.d /= 1e10;
        m.b2 = (byte) (m.b2 * 60);
        m.v += m.t++;
        System.out.println(m.b + " " + m.l + " " + m.z + " " + m.s + " " + (int) m.c + " " + m.f + " " + (m.o == m) + " " + m.i + " " + m.d + " " + m.b2 + " " + m.v + m.t);
        make().next = make();
        int sum = 0;
        for (Fields f = make(); f != null && sum < 1000; f = f.next) {
            sum = sum * 10 + f.n;
        }
        System.out.println(sum + " " + counter + " " + last.n);
        Fields f = make();
        f.n += f.n++ + ++f.n;
        System.out.println(f.n);
        make().n = make().n + counter;
        System.out.println(last.n + " " + last.next.n);
        Fields none = null;
        try {
            none.n = make().n / 0;
        } catch (ArithmeticException e) {
            System.out.println("right side first " + counter);
        } catch (NullPointerException e) {
            System.out.println("null first " + counter);
        }
        try {
            none.n++;
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
        System.out.println(none.counter);
    }
}
