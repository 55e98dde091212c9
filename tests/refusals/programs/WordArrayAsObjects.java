// SPDX-License-Identifier: Apache-2.0
// refused: an array of words is used as an array of objects: an argument of java.util.Arrays.asList
// refused: used by WordArrayAsObjects.main(WordArrayAsObjects.java:12)
// refused: copy the bits() into a long[]
import corto.lang.Address;
import java.util.Arrays;

/// An array of words where an array of objects is expected.
class WordArrayAsObjects {
    public static void main(String[] args) {
        Address[] addresses = {new Address(args.length)};
        System.out.println(Arrays.asList(addresses).size());
    }
}
