// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.BufferedReader;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.LineNumberReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Scanner;
import java.util.stream.Collectors;

public class LinesFromReaders {
    /// Fails after some characters.
    static final class Failing extends Reader {
        private int left;

        Failing(int left) {
            this.left = left;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("broken pipe");
            }
            left--;
            into[offset] = left % 3 == 0 ? '\n' : (char) ('a' + left % 26);
            return 1;
        }

        @Override
        public void close() throws IOException {
            throw new IOException("close failed");
        }
    }

    public static void main(String[] args) throws IOException {
        for (String text : new String[] {"", "\n", "a", "a\nb", "a\r\nb\r\n", "\r\r\n\n", "x\ry\n\nz", "end\r"}) {
            try (BufferedReader reader = new BufferedReader(new StringReader(text), 2)) {
                StringBuilder out = new StringBuilder();
                for (String line; (line = reader.readLine()) != null; ) {
                    out.append('[').append(line).append(']');
                }
                System.out.println(out + " " + text.lines().map(l -> "[" + l + "]").collect(Collectors.joining()) + " " + reader.read());
            }
        }
        try (BufferedReader reader = new BufferedReader(new Failing(10))) {
            System.out.println(reader.lines().peek(System.out::println).count());
        } catch (UncheckedIOException e) {
            System.out.println(e.getMessage() + " suppressed " + e.getSuppressed()[0].getMessage());
        }
        Scanner broken = new Scanner(new Failing(5));
        while (broken.hasNext()) {
            System.out.print(broken.next() + ";");
        }
        System.out.println(broken.ioException().getMessage());
        LineNumberReader numbered = new LineNumberReader(new StringReader("one\r\ntwo\rthree"));
        numbered.setLineNumber(10);
        int c = 0;
        StringBuilder seen = new StringBuilder();
        while ((c = numbered.read()) >= 0) {
            seen.append(c == '\n' ? "/" + numbered.getLineNumber() + "/" : (char) c);
        }
        System.out.println(seen);
        StreamTokenizer tokens = new StreamTokenizer(new StringReader("x1 = 3.5 * -2 // comment\n'quoted \\n' + foo_bar # 0.1e3"));
        tokens.slashSlashComments(true);
        tokens.eolIsSignificant(true);
        tokens.wordChars('_', '_');
        tokens.commentChar('#');
        StringBuilder kinds = new StringBuilder();
        while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
            kinds.append(switch (tokens.ttype) {
                case StreamTokenizer.TT_WORD -> "w:" + tokens.sval;
                case StreamTokenizer.TT_NUMBER -> "n:" + tokens.nval;
                case StreamTokenizer.TT_EOL -> "eol";
                case '\'' -> "q:" + tokens.sval.length();
                default -> "c:" + (char) tokens.ttype;
            }).append(' ');
        }
        System.out.println(kinds);
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            writer.printf("%d-%s", 5, "x").append('c').append("sequence", 2, 4).print(new char[] {'h', 'i'});
            writer.println((Object) null);
            System.out.print(text + "" + writer.checkError());
        }
        CharArrayWriter chars = new CharArrayWriter();
        new StringReader("transferred").transferTo(chars);
        System.out.println(" " + chars.size() + chars);
        Iterator<String> scanner = new Scanner("a, b;c , d").useDelimiter("\\s*[,;]\\s*");
        StringBuilder parts = new StringBuilder();
        scanner.forEachRemaining(part -> parts.append('<').append(part).append('>'));
        System.out.println(parts);
    }
}
