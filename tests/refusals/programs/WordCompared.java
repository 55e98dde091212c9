// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is compared with ==
// refused: used by WordCompared.same(WordCompared.java:15)
// refused: called by WordCompared.main(
// refused: compare them with is()
import corto.lang.Address;

/// Two words compared as references.
class WordCompared {
    public static void main(String[] args) {
        System.out.println(same(new Address(args.length), new Address(1)));
    }

    private static boolean same(Address a, Address b) {
        return a == b;
    }
}
