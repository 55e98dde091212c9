// SPDX-License-Identifier: Apache-2.0
// refused: an object is cast to the word type corto.lang.Address
// refused: used by WordFromList.first(WordFromList.java:15)
// refused: A word is bits
import corto.lang.Address;
import java.util.List;

/// A word that comes out of a collection.
class WordFromList {
    public static void main(String[] args) {
        System.out.println(first(List.of()));
    }

    private static long first(List<Address> list) {
        return list.get(0).bits();
    }
}
