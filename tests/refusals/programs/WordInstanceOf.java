// SPDX-License-Identifier: Apache-2.0
// refused: an object is tested with instanceof for the word type corto.lang.Address
// refused: used by WordInstanceOf.isAddress(WordInstanceOf.java:13)
import corto.lang.Address;

/// A word asked for its class.
class WordInstanceOf {
    public static void main(String[] args) {
        System.out.println(isAddress(args));
    }

    private static boolean isAddress(Object object) {
        return object instanceof Address;
    }
}
