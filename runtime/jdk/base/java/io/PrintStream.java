// SPDX-License-Identifier: Apache-2.0
package java.io;

import java.nio.charset.Charset;
import java.util.Formatter;
import java.util.Locale;
import sun.nio.cs.UTF_8;

/// Prints values to a byte stream and never throws an `IOException`.
///
/// Text in UTF-8, the common case, is encoded here and handed to `write(byte[], int, int)` in one call for each print; only a stream made
/// with another charset carries a `Writer`. So a program that prints a line reaches no charset machinery, and a program that never
/// formats reaches no `Formatter`.
public class PrintStream extends FilterOutputStream implements Appendable, Closeable {
    private static final int CHUNK = 512;          // chars encoded in one go
    private static final int LONGEST = 3;          // UTF-8 bytes of one char; a surrogate pair takes 4 for two

    private final boolean autoFlush;
    private final Charset charset;
    private final Writer encoder;                  // null: UTF-8, encoded here
    private char highSurrogate;                    // waits for its low surrogate, which may come with the next print; 0: none
    private byte[] encoded;                        // made at the first print
    private boolean trouble;
    private boolean closing;
    private Formatter formatter;                   // made by the first format

    public PrintStream(OutputStream out) {
        this(out, false);
    }

    public PrintStream(OutputStream out, boolean autoFlush) {
        super(requireStream(out));
        this.autoFlush = autoFlush;
        if (out instanceof PrintStream outer && outer.encoder != null) {
            this.charset = outer.charset;
            this.encoder = new OutputStreamWriter(this, outer.charset);
        } else {
            this.charset = UTF_8.INSTANCE;
            this.encoder = null;
        }
    }

    public PrintStream(OutputStream out, boolean autoFlush, String encoding) throws UnsupportedEncodingException {
        this(requireStream(out), autoFlush, charsetNamed(encoding));
    }

    public PrintStream(OutputStream out, boolean autoFlush, Charset charset) {
        super(out);
        this.autoFlush = autoFlush;
        this.charset = charset;
        this.encoder = charset == UTF_8.INSTANCE ? null : new OutputStreamWriter(this, charset);
    }

    public PrintStream(String fileName) throws FileNotFoundException {
        this(new FileOutputStream(fileName), false);
    }

    public PrintStream(String fileName, String encoding) throws FileNotFoundException, UnsupportedEncodingException {
        this(new FileOutputStream(fileName), false, charsetNamed(encoding));
    }

    public PrintStream(String fileName, Charset charset) throws IOException {
        this(new FileOutputStream(fileName), false, charset);
    }

    public PrintStream(File file) throws FileNotFoundException {
        this(new FileOutputStream(file), false);
    }

    public PrintStream(File file, String encoding) throws FileNotFoundException, UnsupportedEncodingException {
        this(new FileOutputStream(file), false, charsetNamed(encoding));
    }

    public PrintStream(File file, Charset charset) throws IOException {
        this(new FileOutputStream(file), false, charset);
    }

    private static OutputStream requireStream(OutputStream out) {
        if (out == null) {
            throw new NullPointerException("Null output stream");
        }
        return out;
    }

    private static Charset charsetNamed(String name) throws UnsupportedEncodingException {
        if (name == null) {
            throw new NullPointerException("charsetName");
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new UnsupportedEncodingException(name);
        }
    }

    // Bytes.

    @Override
    public void write(int b) {
        synchronized (this) {
            try {
                open().write(b);
                if (b == '\n' && autoFlush) {
                    out.flush();
                }
            } catch (IOException failure) {
                trouble = true;
            }
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        synchronized (this) {
            try {
                open().write(bytes, offset, length);
                if (autoFlush) {
                    out.flush();
                }
            } catch (IOException failure) {
                trouble = true;
            }
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {
        synchronized (this) {
            try {
                open().flush();
            } catch (IOException failure) {
                trouble = true;
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            try {
                if (encoder != null) {
                    encoder.flush();
                }
                out.close();
            } catch (IOException failure) {
                trouble = true;
            }
            out = null;
        }
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            throw new IOException("Stream closed");
        }
        return out;
    }

    public boolean checkError() {
        if (out != null) {
            flush();
        }
        return trouble || out instanceof PrintStream inner && inner.checkError();
    }

    protected void setError() {
        trouble = true;
    }

    protected void clearError() {
        trouble = false;
    }

    public Charset charset() {
        return charset;
    }

    // Text.

    private void text(String text, boolean endLine) {
        synchronized (this) {
            if (encoder == null) {
                utf8(text, endLine);
            } else {
                encode(text, endLine);
            }
        }
    }

    private void encode(String text, boolean endLine) {
        try {
            open();
            encoder.write(text);
            if (endLine) {
                encoder.write('\n');
            }
            encoder.flush();
        } catch (IOException failure) {
            trouble = true;
        }
    }

    /// UTF-8 (RFC 3629 §3); a surrogate without its partner becomes `?`, as `Charset` encoders have it.
    private void utf8(String text, boolean endLine) {
        if (encoded == null) {
            encoded = new byte[CHUNK * LONGEST + 2 * LONGEST];
        }
        byte[] to = encoded;
        int count = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (count >= CHUNK * LONGEST) {
                write(to, 0, count);
                count = 0;
            }
            if (highSurrogate != 0) {
                int high = highSurrogate;
                highSurrogate = 0;
                if (c >= Character.MIN_LOW_SURROGATE && c <= Character.MAX_LOW_SURROGATE) {
                    int codePoint = (high - Character.MIN_HIGH_SURROGATE << 10) + (c - Character.MIN_LOW_SURROGATE) + 0x10000;
                    to[count++] = (byte) (0xF0 | codePoint >> 18);
                    to[count++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
                    to[count++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
                    to[count++] = (byte) (0x80 | codePoint & 0x3F);
                    continue;
                }
                to[count++] = '?';
            }
            if (c < 0x80) {
                to[count++] = (byte) c;
            } else if (c < 0x800) {
                to[count++] = (byte) (0xC0 | c >> 6);
                to[count++] = (byte) (0x80 | c & 0x3F);
            } else if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                to[count++] = (byte) (0xE0 | c >> 12);
                to[count++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[count++] = (byte) (0x80 | c & 0x3F);
            } else if (c < Character.MIN_LOW_SURROGATE) {
                highSurrogate = c;
            } else {
                to[count++] = '?';
            }
        }
        if (endLine) {
            if (highSurrogate != 0) {
                highSurrogate = 0;
                to[count++] = '?';
            }
            to[count++] = '\n';
        }
        if (count > 0) {
            write(to, 0, count);
        }
    }

    /// Text and newline in one write, which no print of a subclass may change.
    private void line(String text) {
        text(text, true);
    }

    /// Whether a subclass may have its own print methods, which println must call.
    private boolean extended() {
        return getClass() != PrintStream.class;
    }

    private void newLine() {
        text("", true);
    }

    public void print(boolean value) {
        text(String.valueOf(value), false);
    }

    public void print(char value) {
        text(String.valueOf(value), false);
    }

    public void print(int value) {
        text(String.valueOf(value), false);
    }

    public void print(long value) {
        text(String.valueOf(value), false);
    }

    public void print(float value) {
        text(String.valueOf(value), false);
    }

    public void print(double value) {
        text(String.valueOf(value), false);
    }

    public void print(char[] value) {
        text(String.valueOf(value), false);
    }

    public void print(String value) {
        text(value == null ? "null" : value, false);
    }

    public void print(Object value) {
        text(String.valueOf(value), false);
    }

    public void println() {
        newLine();
    }

    public void println(boolean value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(char value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(int value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(long value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(float value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(double value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(char[] value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(String.valueOf(value));
        }
    }

    public void println(String value) {
        if (extended()) {
            synchronized (this) {
                print(value);
                newLine();
            }
        } else {
            line(value == null ? "null" : value);
        }
    }

    public void println(Object value) {
        println(String.valueOf(value));
    }

    // Formatted text.

    public PrintStream printf(String format, Object... arguments) {
        return format(format, arguments);
    }

    public PrintStream printf(Locale locale, String format, Object... arguments) {
        return format(locale, format, arguments);
    }

    public PrintStream format(String format, Object... arguments) {
        return format(Locale.getDefault(Locale.Category.FORMAT), format, arguments);
    }

    public PrintStream format(Locale locale, String format, Object... arguments) {
        synchronized (this) {
            if (out == null) {
                trouble = true;
                return this;
            }
            if (formatter == null || formatter.locale() != locale) {
                formatter = new Formatter(this, locale);
            }
            formatter.format(locale, format, arguments);
        }
        return this;
    }

    @Override
    public PrintStream append(CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(CharSequence text, int start, int end) {
        CharSequence whole = text == null ? "null" : text;
        return append(whole.subSequence(start, end));
    }

    @Override
    public PrintStream append(char c) {
        print(c);
        return this;
    }
}
