// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.System.load cannot be in an image
// refused: used by LoadFile.main(LoadFile.java:8)
// refused: write the method in Java
/// A shared library by its path.
class LoadFile {
    public static void main(String[] args) {
        System.load("/usr/lib/libcrypto.so");
    }
}
