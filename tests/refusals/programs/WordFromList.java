// SPDX-License-Identifier: Apache-2.0
// refused: an object is cast to the word type corto.lang.Address
// refused: used by WordFromList.first(WordFromList.java:18)
// refused: A word is bits
import corto.lang.Address;
import java.util.ArrayList;
import java.util.List;

/// A word that comes out of a collection.
class WordFromList {
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        List<Address> list = new ArrayList(List.of("text"));
        System.out.println(first(list));
    }

    private static long first(List<Address> list) {
        return list.get(0).bits();
    }
}
