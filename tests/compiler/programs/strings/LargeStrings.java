// SPDX-License-Identifier: Apache-2.0
package strings;

public class LargeStrings {
    public static void main(String[] args) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 20000; i++) {
            sb.append((char) ('a' + (i * 7 + i / 13) % 26));
        }
        String s = sb.toString();
        System.out.println(s.length() + " " + s.hashCode() + " " + s.substring(9990, 10010) + " " + s.indexOf("zzz") + " " + s.lastIndexOf("abc") + " " + s.indexOf(s.substring(12345, 12400)));
        String wide = s.replace('e', '\u4e2d');
        System.out.println(wide.length() + " " + wide.hashCode() + " " + wide.indexOf('\u4e2d') + " " + wide.replace('\u4e2d', 'e').equals(s) + " " + wide.compareTo(s));
        String repeated = "abc".repeat(5000);
        System.out.println(repeated.length() + " " + repeated.hashCode() + " " + repeated.endsWith("cabc") + repeated.substring(1).startsWith("bca") + repeated.equals("abc".repeat(4999) + "abc"));
        char[] chars = s.toCharArray();
        java.util.Arrays.sort(chars);
        String sorted = new String(chars);
        System.out.println(sorted.substring(0, 5) + sorted.substring(sorted.length() - 5) + sorted.indexOf('m') + " " + sorted.hashCode());
        StringBuilder inserted = new StringBuilder(s.substring(0, 100));
        for (int i = 0; i < 300; i++) {
            inserted.insert(i * 37 % inserted.length(), i);
            if (i % 7 == 0) {
                inserted.delete(i % 50, i % 50 + 3);
            }
            if (i == 150) {
                inserted.append("€uro");
            }
        }
        System.out.println(inserted.length() + " " + inserted.toString().hashCode() + " " + inserted.indexOf("€"));
        String concat = "";
        for (int i = 0; i < 500; i++) {
            concat = i % 2 == 0 ? concat + i : i + concat;
        }
        System.out.println(concat.length() + " " + concat.hashCode());
        byte[] utf8 = wide.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.out.println(utf8.length + " " + new String(utf8, java.nio.charset.StandardCharsets.UTF_8).equals(wide) + " " + java.util.Arrays.hashCode(utf8));
        int words = 0;
        int longest = 0;
        for (String w : s.split("[aeiou]")) {
            words++;
            longest = Math.max(longest, w.length());
        }
        System.out.println(words + " " + longest + " " + s.chars().filter(c -> c == 'q').count() + " " + s.toUpperCase(java.util.Locale.ROOT).hashCode() + " " + new StringBuilder(s).reverse().toString().hashCode());
        String[] parts = new String[200];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = s.substring(i * 17 % 1000, i * 17 % 1000 + 8);
        }
        java.util.Arrays.sort(parts);
        System.out.println(parts[0] + parts[199] + String.join("", parts).hashCode());
    }
}
