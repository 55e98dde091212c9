// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is compared with null
// refused: used by WordComparedWithNull.isThere(WordComparedWithNull.java:14)
// refused: called by WordComparedWithNull.main(
import corto.lang.Address;

/// A word compared with null.
class WordComparedWithNull {
    public static void main(String[] args) {
        System.out.println(isThere(new Address(args.length)));
    }

    private static boolean isThere(Address address) {
        return address != null;
    }
}
