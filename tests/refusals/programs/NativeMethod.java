// SPDX-License-Identifier: Apache-2.0
// refused: the native method NativeMethod.sum(int, int) has no substitution
// refused: used by NativeMethod.twice(NativeMethod.java:13)
// refused: called by NativeMethod.main(NativeMethod.java:9)
// refused: @Substitute
/// A method in C that nobody wrote.
class NativeMethod {
    public static void main(String[] args) {
        System.out.println(twice(21));
    }

    private static int twice(int value) {
        return sum(value, value);
    }

    private static native int sum(int a, int b);
}
