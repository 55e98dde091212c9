// SPDX-License-Identifier: Apache-2.0
// refused: null is used as a value of a word type
// refused: used by WordFieldNull.main(WordFieldNull.java:12)
// refused: Address.zero()
import corto.lang.Address;

/// A null assigned to a word.
class WordFieldNull {
    private static Address last;

    public static void main(String[] args) {
        last = args.length > 2 ? new Address(1) : null;
        System.out.println(last.bits());
    }
}
