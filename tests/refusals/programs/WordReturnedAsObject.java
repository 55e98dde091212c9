// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object: returned by box, of type Object
// refused: used by WordReturnedAsObject.box(WordReturnedAsObject.java:13)
import corto.lang.Address;

/// A word returned as an object.
class WordReturnedAsObject {
    public static void main(String[] args) {
        System.out.println(box(args.length) == null);
    }

    private static Object box(int number) {
        return new Address(number);
    }
}
