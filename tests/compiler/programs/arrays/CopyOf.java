// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Copies have the class of the array, not of the variable that refers to it.
public class CopyOf {
    public static void main(String[] args) {
        Object[] strings = {"a", "b", "c"};
        Object[] longer = Arrays.copyOf(new String[] {"x", "y"}, 4);
        print(Arrays.copyOf(strings, 2));
        print(longer);
        print(Arrays.copyOf(new Integer[][] {{1}, {2, 3}}, 3));
        print(Arrays.copyOf(new Number[0], 1));
        try {
            longer[3] = 5;
        } catch (ArrayStoreException e) {
            System.out.println("refused " + e.getMessage());
        }
        try {
            Arrays.copyOf(strings, -1);
        } catch (NegativeArraySizeException e) {
            System.out.println("negative " + e.getMessage());
        }
        try {
            print(Arrays.copyOf((Object[]) null, args.length - 1));
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        List<String> list = new ArrayList<>(List.of("one", "two"));
        print(list.toArray(new String[0]));
        print(list.toArray(new CharSequence[3]));
        print(list.toArray());
        print(Arrays.copyOf(args, args.length + 1));
    }

    private static void print(Object[] array) {
        System.out.println(array.getClass().getName() + " " + array.length + " " + (array.length > 0 && array[0] instanceof Object[] inner ? Arrays.toString(inner) : Arrays.toString(array)));
    }
}
