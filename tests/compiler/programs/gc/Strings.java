// SPDX-License-Identifier: Apache-2.0
package gc;

public class Strings {
    public static void main(String[] args) {
        String longest = "";
        int hash = 0;
        for (int i = 0; i < 3000; i++) {
            String s = Integer.toString(i * 7919 % 10007, 2 + i % 34);
            longest = s.length() >= longest.length() ? s + longest.substring(0, Math.min(20, longest.length())) : longest;
            hash = hash * 31 + (s + longest + i).hashCode();
        }
        System.out.println(longest + " " + hash);
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            sb.insert(sb.length() / 2, i);
            if (sb.length() > 300) {
                sb = new StringBuilder(sb.substring(100));
            }
        }
        System.out.println(sb.length() + " " + sb.toString().hashCode());
        String[] table = new String[128];
        for (int i = 0; i < 50000; i++) {
            int k = (i * 31 + (i >> 3)) & 127;
            String old = table[k];
            table[k] = old == null || old.length() > 30 ? "t" + i : old + (char) ('a' + i % 26);
        }
        hash = 0;
        for (String s : table) {
            hash = hash * 17 + (s == null ? 0 : s.hashCode());
        }
        System.out.println(hash);
        String fib0 = "a";
        String fib1 = "b";
        for (int i = 0; i < 20; i++) {
            String t = fib0 + fib1;
            fib0 = fib1;
            fib1 = t;
        }
        System.out.println(fib1.length() + " " + fib1.hashCode() + " " + fib1.indexOf("bbab") + " " + fib1.lastIndexOf("abba"));
        long chars = 0;
        for (String w : "x ".repeat(5000).split(" ")) {
            chars += w.length();
        }
        System.out.println(chars);
    }
}
