// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.ClassLoader.loadClass cannot be in an image
// refused: used by SystemLoader.main(SystemLoader.java:8)
// refused: put them on its class path
/// A class loaded by the system class loader.
class SystemLoader {
    public static void main(String[] args) throws Exception {
        System.out.println(ClassLoader.getSystemClassLoader().loadClass(args[0]));
    }
}
