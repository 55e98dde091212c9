// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.System.loadLibrary cannot be in an image
// refused: used by LoadLibrary.load(LoadLibrary.java:13)
// refused: called by LoadLibrary.main(
// refused: write the method in Java
/// A shared library.
class LoadLibrary {
    public static void main(String[] args) {
        load("crypto");
    }

    private static void load(String name) {
        System.loadLibrary(name);
    }
}
