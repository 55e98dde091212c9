// SPDX-License-Identifier: Apache-2.0
package strings;

import java.util.Arrays;
import java.util.StringTokenizer;

public class SplitSimple {
    static void show(String[] parts) {
        System.out.println(parts.length + Arrays.toString(parts));
    }

    public static void main(String[] args) {
        show("a,b,c".split(","));
        show("a,b,,c,,".split(","));
        show("a,b,,c,,".split(",", -1));
        show("a,b,,c,,".split(",", 2));
        show("a,b,,c,,".split(",", 4));
        show(",a".split(","));
        show("".split(","));
        show(",".split(","));
        show("abc".split(""));
        show("a.b.c".split("\\."));
        show("a|b".split("\\|"));
        show("one  two\tthree\n".split("\\s+"));
        show("x1y22z333".split("[0-9]+"));
        show("aXbxc".split("(?i)x"));
        show("k=v;k2=v2".split("[=;]"));
        show("2024-01-31".split("-"));
        show("a,b;c".splitWithDelimiters("[,;]", 0));
        show("nothing".split("zzz"));
        show("boo:and:foo".split("o", 0));
        show("boo:and:foo".split("o", -1));
        StringTokenizer st = new StringTokenizer("the quick  brown\tfox");
        System.out.print(st.countTokens() + ":");
        while (st.hasMoreTokens()) {
            System.out.print(st.nextToken() + "/");
        }
        System.out.println();
        st = new StringTokenizer("a+b-c", "+-", true);
        while (st.hasMoreElements()) {
            System.out.print(st.nextElement() + " ");
        }
        System.out.println();
    }
}
