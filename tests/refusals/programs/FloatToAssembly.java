// SPDX-License-Identifier: Apache-2.0
// option: floatingPoint=soft
// refused: FloatToAssembly.truncate
// refused: takes or returns a float or double in a vector register, but the image has floatingPoint=soft
// refused: in FloatToAssembly.main(FloatToAssembly.java:15)
// refused: Double.doubleToRawLongBits
import corto.lang.Assembly;

/// The System V ABI passes the argument in xmm0, where an image without vector registers does not put it.
class FloatToAssembly {
    @Assembly("cvttsd2si %xmm0, %rax\nret")
    static native long truncate(double value);

    public static void main(String[] args) {
        System.out.println(truncate(args.length + 0.5));
    }
}
