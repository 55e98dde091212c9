// SPDX-License-Identifier: Apache-2.0
package strings;

public class Builder {
    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("ok");
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getClass().getName());
        }
    }

    public static void main(String[] args) {
        StringBuilder sb = new StringBuilder("hello");
        sb.append(' ').append(1).append(2L).append(3.5f).append(4.25).append(true).append('c').append((Object) null).append((String) null);
        System.out.println(sb + " " + sb.length());
        sb.append(new char[] {'x', 'y', 'z'}).append(new char[] {'a', 'b', 'c'}, 1, 1).append("substring", 3, 6).appendCodePoint(0x1F600).appendCodePoint('!');
        System.out.println(sb + " " + sb.length());
        sb.insert(0, "<<").insert(2, 42).insert(sb.length(), ">>").insert(4, 'I').insert(5, true).insert(3, 1.5).insert(0, new char[] {'q'}).insert(1, (String) null);
        System.out.println(sb);
        sb.delete(0, 5).deleteCharAt(0).delete(20, 1000);
        System.out.println(sb);
        sb.reverse();
        System.out.println(sb);
        sb.setCharAt(0, 'Z');
        sb.setCharAt(1, 'é');
        System.out.println(sb + " " + sb.charAt(1) + sb.indexOf("l") + sb.lastIndexOf("l") + sb.indexOf("l", 5) + sb.indexOf("zzz"));
        sb.replace(1, 4, "REPLACED").replace(0, 0, "^").replace(sb.length() - 2, 999, "$");
        System.out.println(sb + " " + sb.substring(3) + " " + sb.substring(2, 5) + " " + sb.subSequence(0, 2));
        sb.setLength(4);
        System.out.println(sb + "|" + sb.length());
        sb.setLength(7);
        System.out.println(sb.toString().replace('\0', '0'));
        sb.setLength(0);
        System.out.println(sb.isEmpty() + " " + sb + "|");
        StringBuilder surrogates = new StringBuilder("a\ud83d\ude00b\ud83dc");
        System.out.println(surrogates.reverse().toString().equals("c\ud83db\ud83d\ude00a") + " " + surrogates.codePointAt(3) + " " + surrogates.codePointCount(0, 6));
        StringBuilder grow = new StringBuilder(0);
        for (int i = 0; i < 1000; i++) {
            grow.append((char) ('a' + i % 26));
        }
        System.out.println(grow.length() + " " + grow.toString().hashCode() + " " + (grow.capacity() >= 1000));
        grow.setCharAt(500, '\u4e2d');
        grow.append(grow, 0, 10).append(grow.length());
        System.out.println(grow.length() + " " + grow.toString().hashCode() + " " + grow.charAt(500));
        System.out.println(new StringBuilder("abc").compareTo(new StringBuilder("abd")) + " " + "abc".contentEquals(new StringBuilder("abc")) + " " + new StringBuilder("x").equals(new StringBuilder("x")));
        System.out.println(new StringBuilder().repeat("ab", 3).repeat('z', 4));
        StringBuilder t = new StringBuilder("abc");
        attempt(() -> t.charAt(3));
        attempt(() -> t.charAt(-1));
        attempt(() -> t.setCharAt(5, 'x'));
        attempt(() -> t.deleteCharAt(3));
        attempt(() -> t.delete(2, 1));
        attempt(() -> t.delete(4, 5));
        attempt(() -> t.insert(4, "x"));
        attempt(() -> t.replace(4, 5, "x"));
        attempt(() -> t.substring(2, 1));
        attempt(() -> t.setLength(-1));
        System.out.println(t);
        StringBuffer buffer = new StringBuffer("sync");
        buffer.append(1).insert(0, "x").reverse().deleteCharAt(0);
        System.out.println(buffer + " " + buffer.length());
    }
}
