// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object: it is stored into an array of objects
// refused: used by WordInObjectArray.main(WordInObjectArray.java:10)
import corto.lang.Address;

/// A word in an array of objects.
class WordInObjectArray {
    public static void main(String[] args) {
        Object[] array = new Object[1];
        array[0] = new Address(args.length);
        System.out.println(array.length);
    }
}
