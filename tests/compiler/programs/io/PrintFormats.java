// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

public class PrintFormats {
    public static void main(String[] args) {
        StringWriter sw = new StringWriter();
        try (PrintWriter w = new PrintWriter(sw)) {
            w.print(true);
            w.print('c');
            w.print(1);
            w.print(2L);
            w.print(3.5f);
            w.print(4.5);
            w.print(new char[] {'a', 'r'});
            w.print("s");
            w.print((Object) null);
            w.println();
            w.println(5);
            w.println(new StringBuilder("sb"));
            w.format(Locale.ROOT, "%5.1f|%-4s|", 2.25, "x");
            w.append('z').append("yx").append("wvu", 1, 2);
            w.write("written");
            w.write(65);
            w.write(new char[] {'1', '2', '3'}, 1, 2);
            w.write("substring", 3, 6);
        }
        System.out.println(sw.toString().replace("\n", "/") + sw.getBuffer().length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream p = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        p.printf(Locale.ROOT, "%d %s%n", 1, "é");
        p.write(200);
        p.print("€");
        p.println(1.0e10);
        p.flush();
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes.toByteArray()) {
            hex.append(Integer.toHexString(b & 0xff)).append(' ');
        }
        System.out.println(hex);
        p.close();
        p.println("after close");
        System.out.println(p.checkError() + " " + bytes.size());
        System.out.println(1 + " " + 1L + " " + 1f + " " + 1d + " " + 'c' + " " + (byte) 1 + " " + (short) 1 + " " + true + " " + null);
        char[] chars = {'x', 'y'};
        System.out.println(chars);
        System.out.println("chars: " + String.valueOf(chars));
        System.out.print(String.format(Locale.ROOT, "%s %s%n", 1, 2));
        System.out.printf(Locale.ROOT, "%3d%%|%08.3f|%+d|%x|%c|%b|%10s|%-10s|%.3s%n", 50, 3.14159, 7, 255, 'q', true, "right", "left", "truncated");
        Object[] row = {1, "two", 3.0, '4', null, 6L};
        System.out.printf(Locale.ROOT, "%s %s %s %s %s %s%n", row);
    }
}
