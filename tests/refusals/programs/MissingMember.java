// SPDX-License-Identifier: Apache-2.0
// without: MissingMember$Library.name
// refused: method MissingMember$Library.name()Ljava/lang/String; does not exist
// refused: used by MissingMember.greet(MissingMember.java:19)
// refused: called by MissingMember.main(
/// Uses a method that its class does not have any more.
class MissingMember {
    static final class Library {
        static String name() {
            return "old";
        }
    }

    public static void main(String[] args) {
        greet();
    }

    private static void greet() {
        System.out.println(Library.name());
    }
}
