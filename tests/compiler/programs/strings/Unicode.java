// SPDX-License-Identifier: Apache-2.0
package strings;

import java.util.Locale;

public class Unicode {
    public static void main(String[] args) {
        String[] words = {"Straße", "ÀÉÎÕÜ", "ΣΊΣΥΦΟΣ", "İstanbul", "ŉ", "ǆ", "ﬁn", "привет", "ΌΔΟΣ ΑΣ.", "\ud801\udc00\ud801\udc28", "naïve café", "Ǆ"};
        for (String w : words) {
            String up = w.toUpperCase(Locale.ROOT);
            String low = w.toLowerCase(Locale.ROOT);
            System.out.println(w + " " + up + " " + low + " " + up.length() + " " + low.length() + " " + up.equalsIgnoreCase(low) + " " + w.hashCode());
        }
        String latin = "\u00e9\u00ff";
        String mixed = "\u00e9\u0100";
        System.out.println(latin.compareTo(mixed) + " " + mixed.compareTo(latin) + " " + latin.equals(mixed) + " " + latin.indexOf('\u0100') + " " + mixed.indexOf('\u0100') + " " + mixed.indexOf("\u00e9") + " " + latin.contains("\u00ff"));
        System.out.println(mixed.replace('\u0100', 'A') + mixed.replace('\u0100', 'A').equals("éA") + " " + latin.replace('\u00e9', '\u4e2d') + " " + mixed.substring(0, 1).equals("\u00e9") + " " + mixed.substring(0, 1).hashCode());
        System.out.println((latin + mixed).length() + " " + (latin + mixed).substring(0, 2).equals(latin) + " " + "中".repeat(3) + " " + "中文".indexOf("文") + " " + "a中b文".lastIndexOf('中') + " " + "中".concat("x"));
        System.out.println("\u3000x\u3000".strip() + "|" + "\u3000x\u3000".trim().length() + " " + "\u2003".isBlank() + " " + "x\u00a0".strip().length());
        StringBuilder sb = new StringBuilder("latin");
        sb.append('\u20ac').insert(0, "中").reverse();
        System.out.println(sb + " " + sb.indexOf("中") + " " + sb.charAt(0));
        sb.deleteCharAt(0).deleteCharAt(sb.length() - 1);
        System.out.println(sb.toString().equals("nital") + " " + sb.toString().hashCode());
        int[] cps = "e\u0301 \ud83d\udc68\u200d\ud83d\udc69 ok".codePoints().toArray();
        System.out.println(cps.length + " " + new String(cps, 0, 3).length() + " " + new String(cps, 3, 3).length());
        try {
            new String(new int[] {0x110000}, 0, 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println("\ud83d\ude00".compareTo("\uffee") + " " + "\ud83d".length() + " " + "a\ud83d".codePointAt(1) + " " + new StringBuilder("\ud83d").append("\ude00").codePointAt(0));
        long h = 0;
        StringBuilder all = new StringBuilder();
        for (int c = 1; c < 0x500; c++) {
            all.append((char) c);
        }
        System.out.println(all.toString().toUpperCase(Locale.ROOT).hashCode() + " " + all.toString().toLowerCase(Locale.ROOT).hashCode() + " " + all.toString().hashCode());
    }
}
