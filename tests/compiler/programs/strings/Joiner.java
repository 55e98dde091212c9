// SPDX-License-Identifier: Apache-2.0
package strings;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

public class Joiner {
    public static void main(String[] args) {
        StringJoiner j = new StringJoiner(", ", "[", "]");
        System.out.println(j + " " + j.length());
        j.setEmptyValue("EMPTY");
        System.out.println(j + " " + j.length());
        j.add("a");
        System.out.println(j);
        j.add("").add(null).add("ü");
        System.out.println(j + " " + j.length());
        StringJoiner other = new StringJoiner("-", "<", ">");
        other.add("x").add("y");
        j.merge(other).merge(new StringJoiner("!"));
        System.out.println(j);
        j.merge(j);
        System.out.println(j);
        System.out.println(new StringJoiner("/").add("one") + "|" + new StringJoiner("/") + "|" + new StringJoiner("", "(", ")").add("p").add("q"));
        List<CharSequence> parts = new ArrayList<>();
        parts.add("s");
        parts.add(new StringBuilder("b"));
        parts.add(null);
        System.out.println(String.join("+", parts) + " " + String.join("", "x", "y") + " " + String.join(new StringBuilder("--"), "x", "y"));
        try {
            String.join(null, "a");
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
        try {
            new StringJoiner(",").merge(null);
        } catch (NullPointerException e) {
            System.out.println("NPE2");
        }
        StringBuilder table = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            StringJoiner row = new StringJoiner("|", "|", "|\n");
            for (int k = 1; k <= 4; k++) {
                String cell = Integer.toString(i * k);
                row.add(" ".repeat(3 - cell.length()) + cell);
            }
            table.append(row);
        }
        System.out.print(table);
    }
}
