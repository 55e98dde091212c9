// SPDX-License-Identifier: Apache-2.0
package charsets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

public class Encoding {
    public static void main(String[] args) throws Exception {
        List<Charset> charsets = List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);
        String[] texts = {"", "plain", "é", "grüße ÿ", "€uro", "\ud83d\ude00 smile", "lone \ud83d surrogate", "\udc00x", "\u0000nul", "中文字", "mixed é€\ud83d\ude00a\u07ff\u0800\uffff"};
        HexFormat hex = HexFormat.of();
        for (String t : texts) {
            for (Charset c : charsets) {
                byte[] b = t.getBytes(c);
                String back = new String(b, c);
                System.out.println(c.name() + " " + b.length + " " + hex.formatHex(b) + " " + back.equals(t) + " " + back.length());
            }
        }
        System.out.println(Arrays.equals("é".getBytes("UTF-8"), "é".getBytes(StandardCharsets.UTF_8)) + " " + new String(new byte[] {65, 66, 67, 68}, 1, 2, StandardCharsets.US_ASCII) + " " + new String(new byte[] {(byte) 0xe9}, "ISO-8859-1"));
        try {
            "x".getBytes("no-such-charset");
        } catch (java.io.UnsupportedEncodingException e) {
            System.out.println("unsupported " + e.getMessage());
        }
        System.out.println(Charset.forName("utf8") + " " + Charset.forName("latin1") + " " + Charset.isSupported("UTF-16") + " " + StandardCharsets.UTF_8.equals(Charset.forName("UTF-8")));
    }
}
