// SPDX-License-Identifier: Apache-2.0
// refused: null is used as a value of a word type
// refused: used by WordVariableNull.main(WordVariableNull.java:14)
// refused: Address.zero()
import corto.lang.Address;

/// A null in a variable that may also hold a word.
class WordVariableNull {
    public static void main(String[] args) {
        Address address = null;
        if (args.length > 2) {
            address = new Address(args.length);
        }
        System.out.println(address.bits());
    }
}
