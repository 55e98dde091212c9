// SPDX-License-Identifier: Apache-2.0
package strings;

public class IndexAndRegion {
    static int[] all(String s, String p) {
        int n = 0;
        int[] found = new int[s.length() + 1];
        for (int i = s.indexOf(p); i >= 0 && n < found.length; i = s.indexOf(p, i + 1)) {
            found[n++] = i;
            if (p.isEmpty() && i == s.length()) {
                break;
            }
        }
        return java.util.Arrays.copyOf(found, n);
    }

    public static void main(String[] args) {
        String[] texts = {"banana", "aaaa", "", "ünïcödé ünï", "\u4e2d\u6587\u4e2d", "a\0b\0"};
        String[] patterns = {"a", "an", "aa", "", "ü", "\u4e2d", "\0", "nanab"};
        for (String t : texts) {
            StringBuilder sb = new StringBuilder();
            for (String p : patterns) {
                sb.append(java.util.Arrays.toString(all(t, p))).append(t.lastIndexOf(p)).append(t.contains(p) ? 'y' : 'n').append(t.startsWith(p) ? 'y' : 'n').append(t.endsWith(p) ? 'y' : 'n').append(' ');
            }
            System.out.println(sb);
        }
        String s = "The Quick Brown";
        System.out.println(s.indexOf('Q') + " " + s.indexOf('q') + " " + s.indexOf(0x1F600) + " " + s.indexOf('B', 11) + s.lastIndexOf('B', 9) + s.indexOf("Brown", -5) + s.indexOf("", 100) + s.lastIndexOf("", -1) + s.lastIndexOf('T', 0) + s.lastIndexOf("Brown", 100));
        System.out.println(s.regionMatches(4, "quick", 0, 5) + " " + s.regionMatches(true, 4, "quick", 0, 5) + s.regionMatches(4, "Quick", 0, 0) + s.regionMatches(100, "", 0, 0) + s.regionMatches(10, "Brown!", 0, 6) + s.startsWith("Quick", 4) + s.startsWith("", 16) + s.startsWith("x", -1));
        for (int[] r : new int[][] {{0, 3}, {4, 4}, {15, 15}, {3, 2}, {-1, 2}, {0, 16}, {16, 16}}) {
            try {
                System.out.print("[" + s.substring(r[0], r[1]) + "]");
            } catch (StringIndexOutOfBoundsException e) {
                System.out.print("!" + e.getMessage());
            }
        }
        System.out.println();
        System.out.println("a-b-c".replace("-", "") + "aaa".replace("aa", "b") + "x".replace("x", "") + "abc".replace('z', 'y') + "".replace("", "e") + "ab".replace("", "_") + "éaé".replace('é', 'e') + "ee".replace("e", "é€"));
        System.out.println("b".compareTo("a") + " " + "a".compareTo("aa") + " " + "\u00ff".compareTo("\u0100") + " " + "\ud83d\ude00".compareTo("\uffff") + " " + "a".compareTo("A") + " " + "é".compareTo("f") + " " + "".compareTo(""));
        System.out.println("one,two".split(",").length + String.join("", "a", "", "b") + "x".concat("") + "abc".chars().map(c -> c - 'a').sum() + "q".repeat(3).lastIndexOf("q") + "tESt".equalsIgnoreCase("TesT") + "a".hashCode() + "ab".hashCode() + "é€".hashCode());
    }
}
