// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.Arrays;
import java.util.List;

public class Varargs {
    static String ints(int... xs) {
        return xs == null ? "null" : xs.length + Arrays.toString(xs);
    }

    static String objects(Object... os) {
        return os == null ? "null" : os.length + Arrays.toString(os);
    }

    static String mixed(String first, long... rest) {
        return first + rest.length;
    }

    static String chars(char... cs) {
        return new String(cs);
    }

    static String pick(int a, int b) {
        return "two";
    }

    static String pick(int... xs) {
        return "many" + xs.length;
    }

    static String pick(Long a, Object... os) {
        return "boxed" + os.length;
    }

    static int modify(int... xs) {
        if (xs.length > 0) {
            xs[0] = 99;
        }
        return xs.length;
    }

    static <T> List<T> listOf(T... ts) {
        return Arrays.asList(ts);
    }

    static int sum(Number... ns) {
        int s = 0;
        for (Number n : ns) {
            s += n.intValue();
        }
        return s;
    }

    final String text;

    Varargs(Object... parts) {
        text = "c" + parts.length;
    }

    Varargs(String only) {
        text = "s" + only;
    }

    public static void main(String[] args) {
        System.out.println(ints() + ints(1) + ints(1, 2, 3) + ints(new int[] {7}) + ints((int[]) null) + ints('a', (byte) 2));
        System.out.println(objects() + objects((Object) null) + objects((Object[]) null) + objects("a", 1, null, 'c') + objects(new String[] {"x", "y"}) + objects((Object) new String[] {"z"}).charAt(0) + objects(new int[0]).charAt(0));
        System.out.println(mixed("a") + mixed("b", 1, 2L, 'c') + chars('o', 'k') + chars());
        System.out.println(pick(1, 2) + pick(1, 2, 3) + pick() + pick((Long) 1L, "x"));
        int[] array = {1, 2};
        modify(array);
        System.out.println(array[0] + " " + modify(5, 6) + modify());
        List<Integer> l = listOf(3, 1, 2);
        l.sort(null);
        System.out.println(l + " " + listOf().size() + listOf((Object) null).size() + listOf("a", 1).get(1));
        System.out.println(sum(1, 2.9, 3L, (byte) 4, 5f) + " " + sum());
        System.out.println(new Varargs().text + new Varargs(1, 2).text + new Varargs("q").text + new Varargs("q", "r").text + new Varargs((Object) "o").text);
        System.out.println(String.format("%s-%s", (Object[]) new String[] {"p", "q"}) + String.join("|", new String[] {"j"}));
    }
}
