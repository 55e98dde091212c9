// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object: returned by get, of type Object
// refused: (WordCaptured.java:10)
import corto.lang.Address;
import java.util.function.Supplier;

/// A word as the result of a generic lambda.
class WordCaptured {
    public static void main(String[] args) {
        Supplier<Address> supplier = () -> new Address(args.length);
        System.out.println(supplier.get().bits());
    }
}
