// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object
// refused: WordConcatenated.main(WordConcatenated.java:9)
import corto.lang.Address;

/// A word as part of a text.
class WordConcatenated {
    public static void main(String[] args) {
        System.out.println("at " + new Address(args.length));
    }
}
