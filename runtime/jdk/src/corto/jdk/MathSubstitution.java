// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// The functions that HotSpot computes with machine code of its own, not with what `Math` says in Java: see `Elementary`.
@Substitute("java.lang.Math")
final class MathSubstitution {
    @Replace
    public static double exp(double x) {
        return Elementary.exp(x);
    }

    @Replace
    public static double log(double x) {
        return Elementary.log(x);
    }

    @Replace
    public static double log10(double x) {
        return Elementary.log10(x);
    }

    @Replace
    public static double sin(double x) {
        return Elementary.sin(x);
    }

    @Replace
    public static double cos(double x) {
        return Elementary.cos(x);
    }

    @Replace
    public static double tan(double x) {
        return Elementary.tan(x);
    }

    @Replace
    public static double tanh(double x) {
        return Elementary.tanh(x);
    }

    @Replace
    public static double cbrt(double x) {
        return Elementary.cbrt(x);
    }

    @Replace
    public static double pow(double x, double y) {
        return Elementary.pow(x, y);
    }
}
