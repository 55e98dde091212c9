// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is used as an object: an argument of java.util.List.add
// refused: used by WordInList.collect(WordInList.java:18)
// refused: called by WordInList.main(
// refused: A word is bits
import corto.lang.Address;
import java.util.ArrayList;
import java.util.List;

/// A word as an element of a collection.
class WordInList {
    public static void main(String[] args) {
        System.out.println(collect(args.length).size());
    }

    private static List<Address> collect(int number) {
        List<Address> list = new ArrayList<>();
        list.add(new Address(number));
        return list;
    }
}
