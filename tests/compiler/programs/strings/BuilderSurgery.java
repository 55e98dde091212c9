// SPDX-License-Identifier: Apache-2.0
package strings;

public class BuilderSurgery {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + " fine");
        } catch (IndexOutOfBoundsException | NullPointerException | IllegalArgumentException | NegativeArraySizeException e) {
            System.out.println(what + " " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        StringBuilder b = new StringBuilder("abcdef");
        System.out.println(b.insert(0, 1.5f).insert(3, true).insert(b.length(), (Object) null).insert(2, new char[] {'x', 'y'}, 1, 1).insert(1, "seq", 1, 2));
        System.out.println(b.replace(0, 3, "").replace(2, 100, "END").delete(1, 2).deleteCharAt(0) + " " + b.length() + " " + b.capacity());
        b.setLength(6);
        System.out.println(b.toString().replace('\0', '0') + " " + b.indexOf("D") + b.lastIndexOf("0") + " " + b.charAt(5) + "|".codePointAt(0));
        b.setLength(0);
        b.append("ä").append("€").append('\u00ff').append(new char[] {'a', '\u0100'}).append("xyz", 1, 3).append(new StringBuilder("sb")).append((String) null).append(-0.0).append(Long.MIN_VALUE).append(1e-5f).append((char) 65).append(65);
        System.out.println(b + " " + b.length());
        System.out.println(b.reverse());
        b.setCharAt(0, '\uffff');
        System.out.println((int) b.charAt(0) + " " + b.compareTo(new StringBuilder("z")) + " " + new StringBuilder("a").compareTo(new StringBuilder("ab")) + " " + "ab".contentEquals(new StringBuilder("ab")) + new StringBuilder("x").equals(new StringBuilder("x")));
        char[] target = {'-', '-', '-', '-'};
        b.getChars(1, 3, target, 1);
        System.out.println(new String(target) + " " + b.substring(b.length() - 3) + b.subSequence(0, 0).length() + " " + b.isEmpty());
        StringBuilder c = new StringBuilder(3);
        attempt("charAt", () -> c.charAt(0));
        attempt("insert", () -> c.insert(1, "x"));
        attempt("delete start", () -> c.delete(1, 2));
        attempt("delete beyond", () -> c.append("abc").delete(2, 99));
        attempt("replace reversed", () -> c.replace(2, 1, ""));
        attempt("deleteCharAt", () -> c.deleteCharAt(c.length()));
        attempt("setLength", () -> c.setLength(-1));
        attempt("capacity", () -> new StringBuilder(-1));
        attempt("null", () -> new StringBuilder((String) null));
        attempt("append range", () -> c.append("abc", 2, 1));
        attempt("substring", () -> c.substring(3));
        attempt("repeat", () -> c.repeat("x", -1));
        System.out.println(c);
        StringBuilder self = new StringBuilder("self");
        self.append(self).insert(4, self).append(self, 0, 2);
        System.out.println(self + " " + self.chars().sum());
        StringBuffer buffer = new StringBuffer();
        for (int i = 0; i < 1000; i++) {
            buffer.append(i % 7).insert(i / 2, (char) ('a' + i % 26));
            if (i % 10 == 0) {
                buffer.delete(buffer.length() / 3, buffer.length() / 3 + 5);
            }
        }
        System.out.println(buffer.length() + " " + buffer.toString().hashCode() + " " + buffer.substring(500, 540));
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            wide.append(i == 150 ? "\u20ac" : "l");
        }
        wide.setCharAt(150, 'l');
        System.out.println(wide.toString().equals("l".repeat(300)) + " " + wide.toString().hashCode());
    }
}
