// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;

/// The charsets of an image and their names (IANA character set registry, and those Java has always understood).
public final class Charsets {
    private Charsets() {}

    public static Charset[] all() {
        return new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_8};
    }

    /// Null if an image does not have it.
    public static Charset named(String name) {
        if (name == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        return switch (upper(name)) {
            case "UTF-8", "UTF8", "UNICODE-1-1-UTF-8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1", "ISO8859_1", "ISO8859-1", "ISO_8859-1", "ISO_8859_1", "ISO_8859-1:1987", "8859_1", "LATIN1", "L1", "ISO-IR-100",
                "IBM819", "IBM-819", "CP819", "819", "CSISOLATIN1" -> StandardCharsets.ISO_8859_1;
            case "US-ASCII", "ASCII", "ASCII7", "ISO646-US", "ISO_646.IRV:1991", "ISO_646.IRV:1983", "ANSI_X3.4-1968", "ANSI_X3.4-1986",
                "ISO-IR-6", "IBM367", "CP367", "646", "US", "CSASCII", "DEFAULT" -> StandardCharsets.US_ASCII;
            case "UTF-16", "UTF_16", "UTF16", "UNICODE", "UNICODEBIG" -> StandardCharsets.UTF_16;
            case "UTF-16BE", "UTF_16BE", "X-UTF-16BE", "ISO-10646-UCS-2", "UNICODEBIGUNMARKED" -> StandardCharsets.UTF_16BE;
            case "UTF-16LE", "UTF_16LE", "X-UTF-16LE", "UNICODELITTLEUNMARKED" -> StandardCharsets.UTF_16LE;
            default -> unknown(name);
        };
    }

    /// ASCII letters only: names have no others, and locales have no say.
    private static String upper(String name) {
        char[] chars = new char[name.length()];
        for (int i = 0; i < chars.length; i++) {
            char c = name.charAt(i);
            chars[i] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        }
        return new String(chars);
    }

    /// Names are letters, digits and, but for the first character, `-+:_.` (Charset, "Legal charset names").
    private static Charset unknown(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!alphanumeric && (i == 0 || "-+:_.".indexOf(c) < 0)) {
                throw new IllegalCharsetNameException(name);
            }
        }
        if (name.isEmpty()) {
            throw new IllegalCharsetNameException(name);
        }
        return null;
    }
}
