// SPDX-License-Identifier: Apache-2.0
package corto.report;

import java.util.Locale;

/// By what the bytes of an image are added up.
public enum Level {
    LIBRARY, PACKAGE, CLASS, METHOD, OBJECT;

    /// Methods and objects are the two kinds of leaves; the other levels count both.
    boolean counts(Piece piece) {
        return switch (this) {
            case METHOD -> piece.kind() == Piece.Kind.METHOD;
            case OBJECT -> piece.kind() != Piece.Kind.METHOD;
            case LIBRARY, PACKAGE, CLASS -> true;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
