// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object: stored in the field kept, of type Object
// refused: used by WordAsObject.keep(WordAsObject.java:18)
// refused: called by WordAsObject.main(
// refused: A word is bits
import corto.lang.Address;

/// A word where an object is expected.
class WordAsObject {
    private static Object kept;

    public static void main(String[] args) {
        keep(new Address(args.length));
        System.out.println(kept != null);
    }

    private static void keep(Address address) {
        kept = address;
    }
}
