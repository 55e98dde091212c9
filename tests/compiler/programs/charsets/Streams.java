// SPDX-License-Identifier: Apache-2.0
package charsets;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public class Streams {
    public static void main(String[] args) throws IOException {
        String text = "línea 1\nстрока 2\n行 3 \ud83d\ude00\nlast";
        for (Charset c : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Writer w = new OutputStreamWriter(bytes, c)) {
                for (char ch : text.toCharArray()) {
                    w.write(ch);
                }
            }
            BufferedReader in = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes.toByteArray()), c), 3);
            StringBuilder sb = new StringBuilder();
            int lines = 0;
            for (String l; (l = in.readLine()) != null; lines++) {
                sb.append(l).append('/');
            }
            System.out.println(c + " " + bytes.size() + " " + lines + " " + sb + " " + Arrays.hashCode(bytes.toByteArray()) + " " + Arrays.equals(bytes.toByteArray(), text.getBytes(c)));
        }
        byte[] broken = {'a', (byte) 0xe2, (byte) 0x82, 'b', (byte) 0xff, (byte) 0xc3, (byte) 0xa9, (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80, (byte) 0xc3};
        Reader r = new InputStreamReader(new ByteArrayInputStream(broken), StandardCharsets.UTF_8);
        for (int c = r.read(); c >= 0; c = r.read()) {
            System.out.print(Integer.toHexString(c) + " ");
        }
        System.out.println();
        ByteArrayInputStream one = new ByteArrayInputStream("é€".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(1, len));
            }
        };
        char[] buffer = new char[10];
        Reader slow = new InputStreamReader(one, StandardCharsets.UTF_8);
        int n = 0;
        for (int k; (k = slow.read(buffer, n, buffer.length - n)) > 0; ) {
            n += k;
        }
        System.out.println(n + new String(buffer, 0, n));
        ByteArrayOutputStream surrogates = new ByteArrayOutputStream();
        OutputStreamWriter w = new OutputStreamWriter(surrogates, StandardCharsets.UTF_8);
        w.write("\ud83d");
        w.flush();
        System.out.print(surrogates.size() + " ");
        w.write("\ude00");
        w.write("x\ud800y");
        w.close();
        System.out.println(surrogates.size() + " " + surrogates.toString(StandardCharsets.UTF_8).codePointAt(0) + " " + w.getEncoding());
    }
}
