// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

public class Readers {
    public static void main(String[] args) throws IOException {
        BufferedReader r = new BufferedReader(new StringReader("one\ntwo\r\nthree\rfour\n\nlast"));
        for (String line = r.readLine(); line != null; line = r.readLine()) {
            System.out.print("<" + line + ">");
        }
        System.out.println();
        System.out.println(new BufferedReader(new StringReader("a\nb\nc")).lines().map(String::length).toList());
        BufferedReader small = new BufferedReader(new StringReader("abcdefghij".repeat(10)), 7);
        small.mark(20);
        char[] buffer = new char[15];
        System.out.println(small.read(buffer, 2, 10) + " " + (char) small.read() + new String(buffer).replace('\0', '.') + small.skip(5));
        small.reset();
        System.out.println((char) small.read() + " " + small.ready());
        InputStreamReader utf = new InputStreamReader(new ByteArrayInputStream("é€\ud83d\ude00x".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        for (int c = utf.read(); c >= 0; c = utf.read()) {
            System.out.print(Integer.toHexString(c) + " ");
        }
        System.out.println();
        LineNumberReader lines = new LineNumberReader(new StringReader("a\nb\nc"));
        lines.readLine();
        lines.readLine();
        System.out.println(lines.getLineNumber());
        StringWriter sw = new StringWriter();
        PrintWriter pw = new PrintWriter(sw);
        pw.print(1);
        pw.print('c');
        pw.println(2.5);
        pw.printf(java.util.Locale.ROOT, "%03d|", 7);
        pw.append("x").write("yz", 1, 1);
        pw.flush();
        System.out.println(sw.toString().replace("\n", "$") + pw.checkError());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferedWriter w = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_16BE))) {
            w.write("hé");
            w.newLine();
        }
        System.out.println(bytes.size());
        bytes.reset();
        PrintStream ps = new PrintStream(bytes, true, StandardCharsets.ISO_8859_1);
        ps.print("é€");
        ps.println(true);
        System.out.println(bytes.size() + " " + (bytes.toByteArray()[0] & 0xff) + " " + bytes.toByteArray()[1]);
        CharArrayWriter caw = new CharArrayWriter();
        new StringReader("transfer").transferTo(caw);
        System.out.println(caw.size() + caw.toString());
        StreamTokenizer t = new StreamTokenizer(new StringReader("x = 3.5 + 'q' // c\n y"));
        t.slashSlashComments(true);
        while (t.nextToken() != StreamTokenizer.TT_EOF) {
            System.out.print(t.ttype + ":" + t.sval + ":" + t.nval + " ");
        }
        System.out.println();
        try {
            r.close();
            r.readLine();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}
