// SPDX-License-Identifier: Apache-2.0
package charsets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HexFormat;

public class DecodersInPieces {
    static final Charset[] CHARSETS = {StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII};

    static String escape(CharSequence text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 127 ? "" + c : String.format("\\u%04x", (int) c));
        }
        return out.toString();
    }

    public static void main(String[] args) throws IOException {
        String text = "aé€\uD83D\uDE00z";
        HexFormat hex = HexFormat.of();
        for (Charset charset : CHARSETS) {
            byte[] bytes = text.getBytes(charset);
            System.out.println(charset + " " + hex.formatHex(bytes) + " " + escape(new String(bytes, charset)));
            CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
            ByteBuffer in = ByteBuffer.allocate(8);
            CharBuffer out = CharBuffer.allocate(2);
            StringBuilder result = new StringBuilder();
            for (int i = 0; i <= bytes.length; i++) {
                if (i < bytes.length) {
                    in.put(bytes[i]);
                }
                in.flip();
                CoderResult r;
                do {
                    r = decoder.decode(in, out, i == bytes.length);
                    result.append(out.flip());
                    out.clear();
                } while (r.isOverflow());
                in.compact();
            }
            decoder.flush(out);
            System.out.println("  byte by byte " + escape(result) + " " + in.position() + " " + decoder.maxCharsPerByte() + " " + decoder.averageCharsPerByte());
            CharsetEncoder encoder = charset.newEncoder();
            System.out.println("  " + encoder.canEncode('é') + encoder.canEncode("€") + encoder.canEncode('\uD83D') + encoder.canEncode("\uD83D\uDE00") + " " + encoder.maxBytesPerChar() + " " + hex.formatHex(encoder.replacement()));
            try {
                System.out.println("  " + encoder.encode(CharBuffer.wrap("ok\uDE00")).remaining());
            } catch (CharacterCodingException e) {
                System.out.println("  " + e.getClass().getSimpleName() + " " + e.getMessage());
            }
            StringBuilder read = new StringBuilder();
            try (InputStreamReader reader = new InputStreamReader(new ByteArrayInputStream(bytes), charset)) {
                for (int c; (c = reader.read()) >= 0; ) {
                    read.append((char) c);
                }
            }
            ByteArrayOutputStream sink = new ByteArrayOutputStream();
            try (OutputStreamWriter writer = new OutputStreamWriter(sink, charset)) {
                for (char c : text.toCharArray()) {
                    writer.write(c);
                }
            }
            System.out.println("  " + escape(read) + " " + hex.formatHex(sink.toByteArray()));
        }
        String[] malformed = {"80", "c0af", "e282", "e28261", "f08080af", "eda080", "f4908080", "ff41fe", "41c3", "f09f98"};
        for (String bad : malformed) {
            byte[] bytes = hex.parseHex(bad);
            StringBuilder line = new StringBuilder(bad + " " + escape(new String(bytes, StandardCharsets.UTF_8)) + " " + escape(new String(bytes, StandardCharsets.UTF_16BE)) + " ");
            try {
                line.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
            } catch (CharacterCodingException e) {
                line.append(e.getMessage());
            }
            CharsetDecoder ignoring = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE).replaceWith("?");
            System.out.println(line + " [" + ignoring.decode(ByteBuffer.wrap(bytes)) + "]");
        }
        System.out.println(escape(new String(hex.parseHex("fffe4100"), StandardCharsets.UTF_16)) + escape(new String(hex.parseHex("feff0041"), StandardCharsets.UTF_16)) + escape(new String(hex.parseHex("fffe4100"), StandardCharsets.UTF_16LE)) + escape(new String(hex.parseHex("efbbbf41"), StandardCharsets.UTF_8)));
        System.out.println(Charset.forName("latin1") + " " + Charset.forName("utf8").aliases().contains("UTF8") + " " + Charset.defaultCharset() + " " + Charset.isSupported("US-ASCII") + " " + StandardCharsets.UTF_8.contains(StandardCharsets.US_ASCII) + StandardCharsets.US_ASCII.compareTo(StandardCharsets.UTF_8));
        try {
            Charset.forName("no such charset");
        } catch (IllegalCharsetNameException e) {
            System.out.println("illegal " + e.getCharsetName());
        }
        try {
            Charset.forName("x-unknown");
        } catch (UnsupportedCharsetException e) {
            System.out.println("unsupported " + e.getCharsetName());
        }
        try {
            "x".getBytes("x-unknown");
        } catch (UnsupportedEncodingException e) {
            System.out.println(e.getMessage());
        }
    }
}
