// SPDX-License-Identifier: Apache-2.0
package corto.report;

/// Some bytes of an image and whom they belong to. `kind` is `method`, what the compiler calls an object, or one of the kinds of
/// [SizeReport] for bytes that belong to nothing in Java. `inFile` is false for memory that is zero at boot.
public record Piece(String library, String packageName, String type, String member, String kind, String section, long bytes, boolean inFile) {
    public static final String METHOD = "method";

    /// The name of this piece at `level`; pieces with equal names are added up.
    public String name(Level level) {
        String className = packageName.isEmpty() ? type : packageName + "." + type;
        return switch (level) {
            case LIBRARY -> library;
            case PACKAGE -> packageName.isEmpty() ? library : packageName;
            case CLASS -> className.isEmpty() ? library + " " + kind : className;
            case METHOD, OBJECT -> className.isEmpty() ? member : className + (member.isEmpty() ? "" : "." + member);
        };
    }
}
