// SPDX-License-Identifier: Apache-2.0
// refused: null is used as a value of a word type: an argument of WordIsNull.bits, of type Address
// refused: used by WordIsNull.main(WordIsNull.java:10)
// refused: Address.zero()
import corto.lang.Address;

/// A null where a word is expected.
class WordIsNull {
    public static void main(String[] args) {
        System.out.println(bits(null));
    }

    private static long bits(Address address) {
        return address.bits();
    }
}
