// SPDX-License-Identifier: Apache-2.0
// without: MissingClass$Gone
// refused: class MissingClass$Gone is not on the class path
// refused: used by MissingClass.greet(MissingClass.java:20)
// refused: called by MissingClass.main(
// refused: corto.yaml: `classpath`
/// Uses a class that is not on the class path any more.
class MissingClass {
    static final class Gone {
        static String name() {
            return "gone";
        }
    }

    public static void main(String[] args) {
        greet();
    }

    private static void greet() {
        System.out.println(Gone.name());
    }
}
