// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.symbols.JavaName;
import java.util.Locale;

/// Some bytes of an image and whom they belong to. Names are as Java writes them: `byte[]`, `add(Object)`.
///
/// `library` is a module, `application`, or one of the constants here for bytes that belong to nothing in Java. `inFile` is false for memory
/// that is zero at boot.
public record Piece(String library, String packageName, String type, String member, Kind kind, String section, long bytes, boolean inFile) {
    public static final String MACHINE_CODE = "(assembly and C)";
    public static final String ALIGNMENT = "(alignment)";
    public static final String UNNAMED = "(unnamed)";
    public static final String FORMAT = "(ELF format)";

    /// What the bytes are.
    public enum Kind {
        METHOD("methods"), STATIC("static fields"), STRING("strings"), ARRAY("arrays"), OBJECT("objects"), MIRROR("Class objects"), CLASS("class descriptors"),
        PADDING("padding"), FORMAT("format");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }

        /// In the table of symbols: the same in lower case. An unknown word is an object.
        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.toString().equals(word)) {
                    return kind;
                }
            }
            return OBJECT;
        }

        /// For a heading: `static fields`.
        public String plural() {
            return plural;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// `name` is what the compiler calls these bytes; `isFunction` decides what assembly is.
    static Piece of(JavaName name, boolean isFunction, String section, long bytes, boolean inFile) {
        Kind kind = !name.kind().equals("assembly") ? Kind.of(name.kind()) : isFunction ? Kind.METHOD : Kind.OBJECT;
        String className = JavaText.className(name);
        String type = name.packageName().isEmpty() ? className : className.substring(name.packageName().length() + 1);
        return new Piece(name.isApplication() ? "application" : name.module(), name.packageName(), type,
                kind == Kind.METHOD ? JavaText.method(name.member()) : kind == Kind.MIRROR ? JavaText.mirrored(name.member()) : name.member(), kind, section, bytes, inFile);
    }

    /// `java.util.ArrayList`; empty if nothing in Java.
    String className() {
        return packageName.isEmpty() ? type : packageName + "." + type;
    }

    /// The name of this piece at `level`; pieces with equal names are added up.
    public String name(Level level) {
        String className = className();
        return switch (level) {
            case LIBRARY -> library;
            case PACKAGE -> packageName.isEmpty() ? library : packageName;
            case CLASS -> className.isEmpty() ? library : className;
            case METHOD, OBJECT -> className.isEmpty() ? library + " " + member : className + switch (kind) {
                case METHOD, STATIC -> "." + member;
                case CLASS, OBJECT -> " (" + kind.plural() + ")" + (member.isEmpty() ? "" : " " + member);
                default -> " " + member;
            };
        };
    }
}
