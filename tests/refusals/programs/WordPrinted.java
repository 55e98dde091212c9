// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object: an argument of java.io.PrintStream.println, of type Object
// refused: used by WordPrinted.main(WordPrinted.java:9)
import corto.lang.Address;

/// A word passed to a method that takes any object.
class WordPrinted {
    public static void main(String[] args) {
        System.out.println(new Address(args.length));
    }
}
