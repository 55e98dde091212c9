// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.ClassLoader.defineClass cannot be in an image
// refused: used by DefineClass.define(DefineClass.java:13)
// refused: called by DefineClass.main(
// refused: put them on its class path
/// A class made of bytes when the program runs.
class DefineClass extends ClassLoader {
    public static void main(String[] args) {
        System.out.println(new DefineClass().define(new byte[Integer.parseInt(args[0])]));
    }

    private Class<?> define(byte[] bytes) {
        return defineClass("Made", bytes, 0, bytes.length);
    }
}
