// SPDX-License-Identifier: Apache-2.0
package algorithms;

public class Numeric {
    interface Fn {
        double at(double x);
    }

    static double bisect(Fn f, double lo, double hi) {
        for (int i = 0; i < 200; i++) {
            double mid = lo + (hi - lo) / 2;
            if (mid == lo || mid == hi) {
                break;
            }
            if (f.at(lo) * f.at(mid) <= 0) {
                hi = mid;
            } else {
                lo = mid;
            }
        }
        return lo;
    }

    static double simpson(Fn f, double a, double b, int n) {
        double h = (b - a) / n;
        double s = f.at(a) + f.at(b);
        for (int i = 1; i < n; i++) {
            s += f.at(a + i * h) * (i % 2 == 0 ? 2 : 4);
        }
        return s * h / 3;
    }

    static double[] rk4(double y, double v, double dt, int steps) {
        for (int i = 0; i < steps; i++) {
            double k1y = v;
            double k1v = -y;
            double k2y = v + dt / 2 * k1v;
            double k2v = -(y + dt / 2 * k1y);
            double k3y = v + dt / 2 * k2v;
            double k3v = -(y + dt / 2 * k2y);
            double k4y = v + dt * k3v;
            double k4v = -(y + dt * k3y);
            y += dt / 6 * (k1y + 2 * k2y + 2 * k3y + k4y);
            v += dt / 6 * (k1v + 2 * k2v + 2 * k3v + k4v);
        }
        return new double[] {y, v};
    }

    static double kahan(double[] xs) {
        double sum = 0;
        double c = 0;
        for (double x : xs) {
            double y = x - c;
            double t = sum + y;
            c = (t - sum) - y;
            sum = t;
        }
        return sum;
    }

    static float inverseSqrt(float x) {
        float half = 0.5f * x;
        int i = Float.floatToIntBits(x);
        i = 0x5f3759df - (i >> 1);
        float y = Float.intBitsToFloat(i);
        y *= 1.5f - half * y * y;
        return y * (1.5f - half * y * y);
    }

    record Complex(double re, double im) {
        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        Complex minus(Complex o) {
            return new Complex(re - o.re, im - o.im);
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
        }
    }

    static Complex[] fft(Complex[] x, Complex[] roots) {
        int n = x.length;
        if (n == 1) {
            return x;
        }
        Complex[] even = new Complex[n / 2];
        Complex[] odd = new Complex[n / 2];
        Complex[] half = new Complex[Math.max(1, n / 4)];
        for (int i = 0; i < n / 2; i++) {
            even[i] = x[2 * i];
            odd[i] = x[2 * i + 1];
            if (i % 2 == 0) {
                half[i / 2] = roots[i];
            }
        }
        even = fft(even, half);
        odd = fft(odd, half);
        Complex[] out = new Complex[n];
        for (int i = 0; i < n / 2; i++) {
            Complex t = roots[i].times(odd[i]);
            out[i] = even[i].plus(t);
            out[i + n / 2] = even[i].minus(t);
        }
        return out;
    }

    public static void main(String[] args) {
        System.out.println(bisect(x -> x * x - 2, 0, 2) + " " + bisect(x -> x * x * x - x - 1, 1, 2));
        System.out.println(simpson(x -> x * x * x - 2 * x + 1, 0, 3, 100) + " " + simpson(x -> 1 / (1 + x * x), 0, 1, 1000) * 4);
        double[] r = rk4(1, 0, 0.01, 628);
        System.out.println(r[0] + " " + r[1]);
        double[] xs = new double[1000];
        double naive = 0;
        for (int i = 0; i < xs.length; i++) {
            xs[i] = 1.0 / (i + 1) * (i % 2 == 0 ? 1e8 : -1e-8);
            naive += xs[i];
        }
        System.out.println(kahan(xs) + " " + naive);
        for (float x : new float[] {1, 2, 4, 0.01f, 1e10f}) {
            System.out.print(inverseSqrt(x) + " ");
        }
        System.out.println();
        int n = 16;
        Complex[] signal = new Complex[n];
        Complex[] roots = new Complex[n / 2];
        for (int i = 0; i < n; i++) {
            signal[i] = new Complex(i % 4 == 0 ? 1 : i * 0.25, 0);
        }
        for (int i = 0; i < n / 2; i++) {
            roots[i] = new Complex(StrictMath.cos(-2 * Math.PI * i / n), StrictMath.sin(-2 * Math.PI * i / n));
        }
        for (Complex c : fft(signal, roots)) {
            System.out.println(c.re() + " " + c.im());
        }
        double h = 0;
        for (double d = 1; d > 1e-300; d /= 3.7) {
            h = h * 0.5 + Math.sqrt(d) * Math.ulp(d) / d;
        }
        System.out.println(h);
    }
}
